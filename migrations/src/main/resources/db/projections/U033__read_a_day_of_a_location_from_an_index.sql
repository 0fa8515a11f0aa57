CREATE INDEX stock_movement_by_location_and_time ON stock_movement (location, effective_at);
DROP INDEX stock_movement_of_location_by_time;
