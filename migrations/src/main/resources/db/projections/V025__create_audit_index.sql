-- Where an auditor finds the events of a product, a location, a user …: the event store itself is only indexed by position
-- and stream, so that appending stays cheap. The events are read from there.

CREATE TABLE audit_entry (
    position     bigint      PRIMARY KEY,
    stream_id    text        NOT NULL COLLATE "C",
    event_type   text        NOT NULL COLLATE "C",
    sku          text        COLLATE "C",
    location     text        COLLATE "C",
    username     text        COLLATE "C",
    reference    text        COLLATE "C",
    effective_at timestamptz NOT NULL
);

COMMENT ON COLUMN audit_entry.username IS 'Who caused the event.';
COMMENT ON COLUMN audit_entry.effective_at IS 'When it happened; of an event that does not say it: when it was recorded.';

CREATE INDEX audit_entry_by_stream ON audit_entry (stream_id, position);
CREATE INDEX audit_entry_by_type ON audit_entry (event_type, position);
CREATE INDEX audit_entry_by_sku ON audit_entry (sku, position) WHERE sku IS NOT NULL;
CREATE INDEX audit_entry_by_location ON audit_entry (location, position) WHERE location IS NOT NULL;
CREATE INDEX audit_entry_by_username ON audit_entry (username, position) WHERE username IS NOT NULL;
CREATE INDEX audit_entry_by_reference ON audit_entry (reference, position) WHERE reference IS NOT NULL;
CREATE INDEX audit_entry_by_effective_time ON audit_entry (effective_at);

GRANT SELECT, INSERT ON audit_entry TO ${queryRole};
