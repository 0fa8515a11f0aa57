-- The ledger: a row for each movement, two for a transfer, with the quantity on hand that it left behind.

CREATE TABLE stock_movement (
    position       bigint      PRIMARY KEY,
    movement_id    uuid        NOT NULL,
    type           text        NOT NULL COLLATE "C" CHECK (type IN ('incoming', 'outgoing', 'adjustment', 'transfer')),
    sku            text        NOT NULL COLLATE "C",
    location       text        NOT NULL COLLATE "C",
    other_location text        COLLATE "C",
    quantity       numeric     NOT NULL CHECK (quantity <> 0),
    on_hand        numeric     NOT NULL,
    unit_cost      numeric,
    reason         text,
    reference      text        COLLATE "C",
    effective_at   timestamptz NOT NULL,
    recorded_at    timestamptz NOT NULL,
    username       text        COLLATE "C",
    client         text,
    CHECK ((type = 'transfer') = (other_location IS NOT NULL))
);

COMMENT ON COLUMN stock_movement.quantity IS 'The signed change of the quantity on hand.';
COMMENT ON COLUMN stock_movement.on_hand IS 'At the location, after this movement.';
COMMENT ON COLUMN stock_movement.other_location IS 'Of a transfer: where it went to or came from.';

CREATE INDEX stock_movement_by_movement ON stock_movement (movement_id);
CREATE INDEX stock_movement_by_sku ON stock_movement (sku, position);
CREATE INDEX stock_movement_by_location ON stock_movement (location, position);
CREATE INDEX stock_movement_by_username ON stock_movement (username, position);
CREATE INDEX stock_movement_by_type ON stock_movement (type, position);
CREATE INDEX stock_movement_by_reference ON stock_movement (reference, position) WHERE reference IS NOT NULL;
CREATE INDEX stock_movement_by_effective_time ON stock_movement (effective_at);

GRANT SELECT, INSERT ON stock_movement TO ${queryRole};
