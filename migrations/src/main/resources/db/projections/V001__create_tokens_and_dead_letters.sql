-- How far each projection has read, and the events that it could not apply.

-- Axon's token table in PostgreSQL's types. The position is what everybody but Axon wants to know.
CREATE TABLE token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    mask           integer NOT NULL DEFAULT 0,
    token          text,
    token_type     text,
    "timestamp"    text,
    owner          text,
    position       bigint  NOT NULL GENERATED ALWAYS AS (
        coalesce((token::json ->> 'globalIndex')::bigint, (token::json #>> '{currentToken,globalIndex}')::bigint, 0)
    ) STORED,
    PRIMARY KEY (processor_name, segment)
) WITH (fillfactor = 10);

COMMENT ON COLUMN token_entry.position IS 'The last event whose effects are in the projection''s tables; commits with them.';

-- An event that a projection could not apply, or that waits behind such a one of its stream. The event itself is in the
-- event store, at its position.
CREATE TABLE dead_letter (
    projection    text        NOT NULL,
    position      bigint      NOT NULL,
    stream_id     text        NOT NULL COLLATE "C",
    event_type    text        NOT NULL,
    error         text        NOT NULL,
    failed_at     timestamptz NOT NULL,
    attempts      integer     NOT NULL CHECK (attempts >= 0),
    parked_behind boolean     NOT NULL,
    PRIMARY KEY (projection, position)
);

CREATE INDEX dead_letter_of_stream ON dead_letter (projection, stream_id, position);
-- The one of its stream that failed; the others wait behind it.
CREATE UNIQUE INDEX dead_letter_head ON dead_letter (projection, stream_id) WHERE NOT parked_behind;

COMMENT ON COLUMN dead_letter.stream_id IS 'What waits with it: later events of this stream are parked behind.';
COMMENT ON COLUMN dead_letter.parked_behind IS 'It was never tried: an earlier event of its stream is a dead letter.';

GRANT USAGE ON SCHEMA projections TO ${queryRole};
GRANT SELECT ON schema_history TO ${queryRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON token_entry, dead_letter TO ${queryRole};
