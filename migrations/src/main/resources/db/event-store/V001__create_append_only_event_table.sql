-- The movement history. Nothing in this schema is ever changed or removed; see the triggers at the end.

CREATE TABLE event (
    position        bigint      PRIMARY KEY,
    stream_id       text        NOT NULL,
    sequence_number bigint      NOT NULL CHECK (sequence_number >= 0),
    event_id        uuid        NOT NULL,
    stream_type     text        NOT NULL,
    event_type      text        NOT NULL,
    event_revision  text        NOT NULL,
    payload         json        NOT NULL,
    metadata        json        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    CONSTRAINT event_stream_sequence UNIQUE (stream_id, sequence_number)
);

COMMENT ON COLUMN event.position IS 'Dense and in commit order: 1, 2, 3, … A reader needs only position > last.';
COMMENT ON COLUMN event.payload IS 'json, not jsonb: the stored bytes are the evidence.';
COMMENT ON COLUMN event.recorded_at IS 'When it was stored; never earlier than that of the position before.';

-- The one row that orders appends across all processes: it is locked from the check to the commit.
CREATE TABLE head (
    only_row      boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    position      bigint      NOT NULL,
    recorded_at   timestamptz NOT NULL
) WITH (fillfactor = 10);

INSERT INTO head (position, recorded_at) VALUES (0, '-infinity');

-- What was answered to a request that carried an idempotency key; stored in the transaction of its events.
CREATE TABLE receipt (
    owner        text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    answer       json        NOT NULL,
    position     bigint      NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (owner, key)
);

COMMENT ON COLUMN receipt.position IS 'The position of the last event of the request, or the head at its time where it had none.';

-- A stream's folded state, only ever a shortcut: it can be dropped and is made again.
CREATE TABLE snapshot (
    stream_id       text        PRIMARY KEY,
    sequence_number bigint      NOT NULL,
    event_id        uuid        NOT NULL,
    stream_type     text        NOT NULL,
    payload_type    text        NOT NULL,
    payload_revision text       NOT NULL,
    payload         json        NOT NULL,
    metadata        json        NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %.% is refused: the history is append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON receipt
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON receipt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE ON head
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_removed_whole BEFORE TRUNCATE ON head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
