-- Who looked into the history. An access is stored before it is answered; what came of it is a row of its own afterwards,
-- so that nothing is ever changed. An access without an outcome was under way when its process ended.

CREATE TABLE audit_access (
    id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    accessed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    username    text        COLLATE "C",
    client      text,
    trace_id    text,
    method      text        NOT NULL,
    path        text        NOT NULL
);

COMMENT ON COLUMN audit_access.username IS 'From the token; null for a request without one.';
COMMENT ON COLUMN audit_access.path IS 'With its parameters, as it was sent.';

CREATE INDEX audit_access_by_time ON audit_access (accessed_at, id);
CREATE INDEX audit_access_by_username ON audit_access (username, accessed_at, id);

CREATE TABLE audit_outcome (
    access_id   bigint      PRIMARY KEY REFERENCES audit_access,
    finished_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    status      integer     NOT NULL,
    row_count   bigint
);

COMMENT ON COLUMN audit_outcome.row_count IS 'How many events or rows were handed out; null where none are.';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_access
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON audit_access
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_outcome
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON audit_outcome
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The times are the database's own.
GRANT SELECT, INSERT (username, client, trace_id, method, path) ON audit_access TO ${queryRole};
GRANT SELECT, INSERT (access_id, status, row_count) ON audit_outcome TO ${queryRole};
