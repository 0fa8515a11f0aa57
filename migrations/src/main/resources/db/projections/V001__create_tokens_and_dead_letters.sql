-- How far each projection has read, and the events that it could not apply. Axon's tables, in PostgreSQL's types.

CREATE TABLE token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    mask           integer NOT NULL DEFAULT 0,
    token          bytea,
    token_type     text,
    "timestamp"    text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

GRANT USAGE ON SCHEMA projections TO ${queryRole};
GRANT SELECT ON schema_history TO ${queryRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON token_entry TO ${queryRole};
