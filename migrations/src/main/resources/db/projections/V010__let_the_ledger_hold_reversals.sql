-- A movement may take an earlier one back, or stand in the place of one that was taken back. Only the later of two
-- movements names the earlier: the way back is found through an index, so that no row is ever changed.

ALTER TABLE stock_movement
    ADD COLUMN reverses uuid,
    ADD COLUMN replaces uuid,
    DROP CONSTRAINT stock_movement_type_check,
    DROP CONSTRAINT stock_movement_check,
    ADD CONSTRAINT stock_movement_type_check
        CHECK (type IN ('incoming', 'outgoing', 'adjustment', 'transfer', 'reversal')),
    ADD CONSTRAINT stock_movement_other_location_check
        CHECK (type = 'reversal' OR (type = 'transfer') = (other_location IS NOT NULL)),
    ADD CONSTRAINT stock_movement_reverses_check CHECK ((type = 'reversal') = (reverses IS NOT NULL));

COMMENT ON COLUMN stock_movement.other_location IS 'Of a transfer, or the reversal of one: where it went to or came from.';
COMMENT ON COLUMN stock_movement.reverses IS 'Of a reversal: the movement that it takes back.';
COMMENT ON COLUMN stock_movement.replaces IS 'The reversed movement in whose place this one was made.';

CREATE INDEX stock_movement_by_reversed ON stock_movement (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX stock_movement_by_replaced ON stock_movement (replaces) WHERE replaces IS NOT NULL;
