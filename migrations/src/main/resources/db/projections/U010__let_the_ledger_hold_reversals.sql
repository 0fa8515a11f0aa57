-- The ledger before could not hold reversals; they are in the history, and come back with the projection's next rebuild.
DELETE FROM stock_movement WHERE type = 'reversal';

DROP INDEX stock_movement_by_reversed, stock_movement_by_replaced;

ALTER TABLE stock_movement
    DROP CONSTRAINT stock_movement_reverses_check,
    DROP CONSTRAINT stock_movement_other_location_check,
    DROP CONSTRAINT stock_movement_type_check,
    DROP COLUMN reverses,
    DROP COLUMN replaces,
    ADD CONSTRAINT stock_movement_type_check CHECK (type IN ('incoming', 'outgoing', 'adjustment', 'transfer')),
    ADD CONSTRAINT stock_movement_check CHECK ((type = 'transfer') = (other_location IS NOT NULL));

COMMENT ON COLUMN stock_movement.other_location IS 'Of a transfer: where it went to or came from.';
