-- What a location had on hand at noon adds up what moved there since midnight: from the index alone. Built beside readers and
-- writers; what an interrupted attempt left behind is removed first.
DROP INDEX CONCURRENTLY IF EXISTS stock_movement_of_location_by_time;
CREATE INDEX CONCURRENTLY stock_movement_of_location_by_time ON stock_movement (location, effective_at)
    INCLUDE (position, quantity);
DROP INDEX CONCURRENTLY IF EXISTS stock_movement_by_location_and_time;
