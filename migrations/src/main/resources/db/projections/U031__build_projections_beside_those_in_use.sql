-- With everything that was built beside the tables in use.
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT nspname FROM pg_namespace
                 WHERE starts_with(nspname, current_schema() || '_shadow_')
                   AND substr(nspname, length(current_schema() || '_shadow_') + 1) ~ '^[0-9]+$'
    LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
    END LOOP;
END
$$;

DROP FUNCTION shadow_create, shadow_complete, shadow_hold, shadow_switch, shadow_drop, shadow_finish,
    shadow_copy, shadow_schema;
DROP TABLE projection_generation, shadow_projection, shadow;
