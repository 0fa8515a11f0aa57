-- "What happened to this product in March", "what did anna do that week". Built beside readers and writers; what an
-- interrupted attempt left behind is removed first.
DROP INDEX CONCURRENTLY IF EXISTS stock_movement_by_sku_and_time;
CREATE INDEX CONCURRENTLY stock_movement_by_sku_and_time ON stock_movement (sku, effective_at);
DROP INDEX CONCURRENTLY IF EXISTS stock_movement_by_username_and_time;
CREATE INDEX CONCURRENTLY stock_movement_by_username_and_time ON stock_movement (username, effective_at);
