-- Whom to tell of movements, and how far each has been told. Registrations follow from no event, so they are where a backup
-- finds them. Their secrets are derived from a key of the configuration and are not here. A removed webhook keeps its row:
-- who was told what is evidence.

CREATE TABLE webhook (
    id                uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    url               text        NOT NULL,
    description       text,
    sku               text        COLLATE "C",
    location          text        COLLATE "C",
    type              text        COLLATE "C"
                                  CHECK (type IN ('incoming', 'outgoing', 'adjustment', 'transfer', 'reversal')),
    max_events        integer     NOT NULL CHECK (max_events BETWEEN 1 AND 500),
    secret_generation integer     NOT NULL DEFAULT 1,
    secret_changed_at timestamptz,
    state             text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'removed')),
    state_reason      text,
    position          bigint      NOT NULL CHECK (position >= 0),
    replays           integer     NOT NULL DEFAULT 0,
    failures          integer     NOT NULL DEFAULT 0,
    failing_since     timestamptz,
    last_error        text,
    next_attempt_at   timestamptz,
    delivered_at      timestamptz,
    claimed_by        uuid,
    claimed_until     timestamptz,
    created_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by        text        NOT NULL,
    changed_at        timestamptz,
    changed_by        text
) WITH (fillfactor = 50);

COMMENT ON COLUMN webhook.sku IS 'With location and type: which movements; null does not narrow.';
COMMENT ON COLUMN webhook.position IS 'Everything up to here has been told.';
COMMENT ON COLUMN webhook.replays IS 'How often somebody has set the position.';
COMMENT ON COLUMN webhook.claimed_by IS 'The process that delivers for it, until claimed_until.';

-- No right to delete, and none to say otherwise who has registered it, and when.
GRANT SELECT, INSERT (url, description, sku, location, type, max_events, position, created_by),
      UPDATE (url, description, sku, location, type, max_events, secret_generation, secret_changed_at, state, state_reason,
              position, replays, failures, failing_since, last_error, next_attempt_at, delivered_at, claimed_by,
              claimed_until, changed_at, changed_by)
   ON webhook TO ${queryRole};
