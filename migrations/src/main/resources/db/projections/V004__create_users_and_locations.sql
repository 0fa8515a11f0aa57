-- Who did things, and where things are.

CREATE TABLE user_account (
    username         text        PRIMARY KEY COLLATE "C",
    version          bigint      NOT NULL CHECK (version >= 0),
    position         bigint      NOT NULL,
    role             text        NOT NULL,
    active           boolean     NOT NULL,
    incoming         bigint      NOT NULL CHECK (incoming >= 0),
    outgoing         bigint      NOT NULL CHECK (outgoing >= 0),
    adjustments      bigint      NOT NULL CHECK (adjustments >= 0),
    transfers        bigint      NOT NULL CHECK (transfers >= 0),
    movements        bigint      NOT NULL GENERATED ALWAYS AS (incoming + outgoing + adjustments + transfers) STORED,
    last_activity_at timestamptz,
    registered_at    timestamptz NOT NULL
) WITH (fillfactor = 50);

COMMENT ON COLUMN user_account.version IS 'Sequence number of the last event in the user''s own stream.';
COMMENT ON COLUMN user_account.position IS 'Position of the last event that changed this row: nothing at or before it counts again.';

CREATE TABLE location (
    code      text        PRIMARY KEY COLLATE "C",
    version   bigint      NOT NULL CHECK (version >= 0),
    position  bigint      NOT NULL,
    name      text        NOT NULL,
    open      boolean     NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CHECK (open = (closed_at IS NULL))
);

GRANT SELECT, INSERT, UPDATE ON user_account, location TO ${queryRole};
