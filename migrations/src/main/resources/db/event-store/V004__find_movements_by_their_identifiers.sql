-- A reversal needs the movement that it takes back, and whether something has done so already. Identifiers begin with the
-- time, so new entries go to the right end of the index; a movement that reverses nothing costs the second one nothing.

CREATE INDEX event_by_movement ON event (((payload ->> 'movementId')::uuid)) WHERE stream_type = 'StockItem';
CREATE INDEX event_by_reversed_movement ON event (((payload ->> 'reverses')::uuid)) WHERE event_type = 'StockReversed';
