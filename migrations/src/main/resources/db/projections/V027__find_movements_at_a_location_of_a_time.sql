-- "What happened at this location in March, in the order in which it happened". Built beside readers and writers; what an
-- interrupted attempt left behind is removed first.
DROP INDEX CONCURRENTLY IF EXISTS stock_movement_by_location_and_time;
CREATE INDEX CONCURRENTLY stock_movement_by_location_and_time ON stock_movement (location, effective_at);
