-- Projections can be built again beside those in use, from the first event: an auditor compares them with what is in use, an
-- operator puts them in its place. The query side may not make tables; it calls functions that make exactly these: copies of
-- read tables, in a schema whose name ends in _shadow_ and a number.

CREATE TABLE shadow (
    id             bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    purpose        text        NOT NULL CHECK (purpose IN ('replay', 'rebuild')),
    up_to          bigint      CHECK (up_to IS NULL OR up_to >= 0 AND purpose = 'replay'),
    state          text        NOT NULL CHECK (state IN ('building', 'comparing', 'compared', 'switching', 'standby',
                                                         'cancelled', 'failed')),
    schema_version text        NOT NULL,
    target         bigint      NOT NULL,
    rate           double precision,
    comparison     json,
    error          text,
    requested_by   text        NOT NULL,
    requested_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at    timestamptz
);

COMMENT ON COLUMN shadow.up_to IS 'The last event to apply; null: as far as the projections in use are.';
COMMENT ON COLUMN shadow.state IS 'standby: it holds the tables that are not in use, and can be switched in.';
COMMENT ON COLUMN shadow.schema_version IS 'Version of the tables that were copied: those in use may be others by now.';
COMMENT ON COLUMN shadow.target IS 'Where it has to get, as far as was known last.';
COMMENT ON COLUMN shadow.rate IS 'Events a second, of late.';

-- One at a time: two would take the machine from the queries.
CREATE UNIQUE INDEX shadow_at_work ON shadow ((true)) WHERE state IN ('building', 'comparing', 'switching');

CREATE TABLE shadow_projection (
    shadow     bigint  REFERENCES shadow ON DELETE CASCADE,
    projection text,
    position   bigint  NOT NULL DEFAULT 0,
    generation integer NOT NULL,
    PRIMARY KEY (shadow, projection)
) WITH (fillfactor = 50);

COMMENT ON COLUMN shadow_projection.position IS 'The last event in the shadow''s tables; commits with them.';
COMMENT ON COLUMN shadow_projection.generation IS 'Which building of the projection the shadow holds; they are counted from 1.';

CREATE TABLE projection_generation (
    projection  text        PRIMARY KEY,
    generation  integer     NOT NULL,
    switched_at timestamptz NOT NULL
);

COMMENT ON TABLE projection_generation IS 'Which building of a projection is in use, if it was ever switched; the first, if not.';

-- The functions find this schema first, whatever it is called, and nothing that a caller could slip in.
SELECT set_config('sklad.search_path', current_setting('search_path'), true);
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_catalog, pg_temp', true);

CREATE FUNCTION shadow_schema(id bigint) RETURNS text
    LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
BEGIN
    IF id IS NULL OR id < 1 THEN
        RAISE EXCEPTION 'A shadow has a number from 1 on' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    RETURN current_schema() || '_shadow_' || id;
END
$$;

-- A copy of one read table, empty, with its rights, unique keys, and those indexes that are named. Not for the query side to call, and with nothing in
-- sight, so that PostgreSQL gives definitions with the names of schemas in them.
CREATE FUNCTION shadow_copy(live text, shadow text, name text, indexes text[]) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    original CONSTANT regclass := format('%I.%I', live, name);
    line text;
BEGIN
    EXECUTE format('CREATE TABLE %2$I.%3$I (LIKE %1$I.%3$I INCLUDING ALL EXCLUDING INDEXES)', live, shadow, name);
    FOR line IN
        SELECT format('SET (%s)', array_to_string(reloptions, ', ')) FROM pg_class
         WHERE oid = original AND reloptions IS NOT NULL
        UNION ALL
        SELECT format('ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint
         WHERE conrelid = original AND contype IN ('p', 'u', 'x')
    LOOP
        EXECUTE format('ALTER TABLE %I.%I %s', shadow, name, line);
    END LOOP;
    FOR line IN
        SELECT format('GRANT %s ON %I.%I TO %s', string_agg(a.privilege_type, ', '), shadow, name, a.grantee::regrole)
          FROM pg_class c, aclexplode(c.relacl) a
         WHERE c.oid = original AND a.grantee NOT IN (0, c.relowner) GROUP BY a.grantee
        UNION ALL
        SELECT format('COMMENT ON TABLE %I.%I IS %L', shadow, name, d.description) FROM pg_description d
         WHERE d.objoid = original AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
        UNION ALL
        SELECT replace(pg_get_indexdef(i.indexrelid), format(' ON %I.%I ', live, name), format(' ON %I.%I ', shadow, name))
          FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
         WHERE i.indrelid = original AND (i.indisunique OR x.relname = ANY (indexes))
           AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
    LOOP
        EXECUTE line;
    END LOOP;
END
$$;

-- What copies go without while they are filled: indexes that only readers need, triggers, and statistics; likewise.
CREATE FUNCTION shadow_finish(live text, shadow text) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET maintenance_work_mem = '128MB' AS $$
DECLARE
    line text;
BEGIN
    FOR line IN
        WITH pair AS (
            SELECT l.oid AS original, s.oid AS copy, format(' ON %I.%I ', live, l.relname) AS on_original,
                   format(' ON %I.%I ', shadow, l.relname) AS on_copy, format('%I.%I', shadow, l.relname) AS name
              FROM pg_class l JOIN pg_class s ON s.relname = l.relname AND s.relkind = l.relkind
             WHERE l.relnamespace = quote_ident(live)::regnamespace AND l.relkind = 'r'
               AND s.relnamespace = quote_ident(shadow)::regnamespace)
        SELECT replace(pg_get_indexdef(i.indexrelid), p.on_original, p.on_copy)
          FROM pair p JOIN pg_index i ON i.indrelid = p.original JOIN pg_class x ON x.oid = i.indexrelid
         WHERE i.indisvalid AND NOT EXISTS (SELECT FROM pg_index j JOIN pg_class y ON y.oid = j.indexrelid
                                             WHERE j.indrelid = p.copy AND y.relname = x.relname)
        UNION ALL
        SELECT replace(pg_get_triggerdef(g.oid), p.on_original, p.on_copy)
          FROM pair p JOIN pg_trigger g ON g.tgrelid = p.original AND NOT g.tgisinternal
         WHERE NOT EXISTS (SELECT FROM pg_trigger h WHERE h.tgrelid = p.copy AND h.tgname = g.tgname)
        UNION ALL
        SELECT 'ANALYZE ' || p.name FROM pair p
    LOOP
        EXECUTE line;
    END LOOP;
END
$$;

CREATE FUNCTION shadow_create(id bigint, tables text[], indexes text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    shadow CONSTANT text := shadow_schema(id);
    name   text;
BEGIN
    EXECUTE format('CREATE SCHEMA %I', shadow);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${queryRole}', shadow);
    FOREACH name IN ARRAY tables || ARRAY['dead_letter'] LOOP
        -- Nothing that the caller may not write anyway, and none of the tables that all share.
        IF NOT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(format('%I.%I', current_schema(), name))
                          AND relkind = 'r' AND has_table_privilege(session_user, oid, 'INSERT'))
           OR name IN ('token_entry', 'shadow', 'shadow_projection', 'projection_generation') THEN
            RAISE EXCEPTION '% is no read table', name USING ERRCODE = 'insufficient_privilege';
        END IF;
        PERFORM shadow_copy(current_schema(), shadow, name, indexes);
    END LOOP;
    EXECUTE format('CREATE TABLE %I.difference (
        number     bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        table_name text   NOT NULL,
        key        jsonb  NOT NULL,
        kind       text   NOT NULL,
        columns    jsonb  NOT NULL)', shadow);
    EXECUTE format('GRANT SELECT, INSERT ON %I.difference TO ${queryRole}', shadow);
END
$$;

CREATE FUNCTION shadow_complete(id bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM shadow_finish(current_schema(), shadow_schema(id));
END
$$;

-- Keeps everybody, the server's own housekeeping included, off a shadow's tables until the transaction ends.
CREATE FUNCTION shadow_hold(id bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    line text;
BEGIN
    FOR line IN SELECT format('LOCK TABLE %I.%I IN ACCESS EXCLUSIVE MODE', shadow_schema(id), relname) FROM pg_class
                 WHERE relnamespace = quote_ident(shadow_schema(id))::regnamespace AND relkind = 'r' ORDER BY relname
    LOOP
        EXECUTE line;
    END LOOP;
END
$$;

-- The tables of a shadow and those in use change places, with their dead letters. Both must stand at the same position: a
-- projection never goes back, and whoever follows the events need not notice.
CREATE FUNCTION shadow_switch(id bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    live   CONSTANT text := current_schema();
    shadow CONSTANT text := shadow_schema(id);
    aside  CONSTANT text := shadow || '_aside';
    names  text[];
    name   text;
    fits   boolean;
BEGIN
    LOCK TABLE token_entry IN ACCESS EXCLUSIVE MODE;
    SELECT count(*) > 0 AND bool_and(p.position = coalesce(t.position, 0)
               AND s.schema_version = (SELECT h.version FROM schema_history h WHERE h.version IS NOT NULL
                                        ORDER BY h.installed_rank DESC LIMIT 1)),
           array_agg(p.projection)
      INTO fits, names
      FROM shadow s JOIN shadow_projection p ON p.shadow = s.id
      LEFT JOIN token_entry t ON t.processor_name = p.projection
     WHERE s.id = shadow_switch.id;
    IF NOT fits THEN
        RAISE EXCEPTION 'Shadow % stands at another position or version than the tables in use', id
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;

    EXECUTE format('CREATE SCHEMA %I', aside);
    FOR name IN SELECT s.relname FROM pg_class s JOIN pg_class l ON l.relname = s.relname AND l.relkind = s.relkind
                 WHERE s.relnamespace = quote_ident(shadow)::regnamespace AND s.relkind = 'r'
                   AND l.relnamespace = quote_ident(live)::regnamespace AND s.relname <> 'dead_letter'
                 ORDER BY s.relname
    LOOP
        EXECUTE format('ALTER TABLE %I.%I SET SCHEMA %I', live, name, aside);
        EXECUTE format('ALTER TABLE %I.%I SET SCHEMA %I', shadow, name, live);
        EXECUTE format('ALTER TABLE %I.%I SET SCHEMA %I', aside, name, shadow);
    END LOOP;
    EXECUTE format('CREATE TABLE %I.dead_letter AS SELECT * FROM dead_letter WHERE projection = ANY ($1)', aside)
      USING names;
    DELETE FROM dead_letter WHERE projection = ANY (names);
    EXECUTE format('INSERT INTO dead_letter SELECT * FROM %I.dead_letter', shadow);
    EXECUTE format('DELETE FROM %I.dead_letter', shadow);
    EXECUTE format('INSERT INTO %I.dead_letter SELECT * FROM %I.dead_letter', shadow, aside);
    EXECUTE format('DROP TABLE %I.dead_letter', aside);
    EXECUTE format('DROP SCHEMA %I', aside);
END
$$;

CREATE FUNCTION shadow_drop(id bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', shadow_schema(id));
END
$$;

SELECT set_config('search_path', current_setting('sklad.search_path'), true);

REVOKE EXECUTE ON FUNCTION shadow_schema, shadow_copy, shadow_finish, shadow_create, shadow_complete, shadow_hold,
    shadow_switch, shadow_drop FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shadow_create, shadow_complete, shadow_hold, shadow_switch, shadow_drop TO ${queryRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON shadow, shadow_projection TO ${queryRole};
GRANT SELECT, INSERT, UPDATE ON projection_generation TO ${queryRole};
