-- What was asked for and refused by a rule of the warehouse. Not history, since it changed nothing; kept as strictly.

CREATE TABLE rejection (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rejected_at timestamptz NOT NULL,
    username    text        NOT NULL COLLATE "C",
    client      text,
    trace_id    text,
    operation   text        NOT NULL,
    streams     text[]      NOT NULL,
    sku         text        COLLATE "C",
    location    text        COLLATE "C",
    code        text        NOT NULL COLLATE "C",
    detail      text        NOT NULL,
    request     json        NOT NULL
);

COMMENT ON COLUMN rejection.number IS 'In the order of writing; there may be gaps.';
COMMENT ON COLUMN rejection.streams IS 'What the request would have changed.';
COMMENT ON COLUMN rejection.request IS 'As it was sent; {"cut": its beginning} where it was long.';

CREATE INDEX rejection_by_time ON rejection (rejected_at);
CREATE INDEX rejection_by_username ON rejection (username, number);
CREATE INDEX rejection_by_code ON rejection (code, number);
CREATE INDEX rejection_by_sku ON rejection (sku, number) WHERE sku IS NOT NULL;
CREATE INDEX rejection_by_location ON rejection (location, number) WHERE location IS NOT NULL;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON rejection
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON rejection
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT INSERT ON rejection TO ${commandRole};
GRANT SELECT ON rejection TO ${queryRole};
