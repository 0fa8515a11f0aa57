-- The same rows as the projections', made by SQL alone in tables with the same indexes and checks.
DROP SCHEMA IF EXISTS rebuilt CASCADE;
CREATE SCHEMA rebuilt;
CREATE TABLE rebuilt.stock_movement (LIKE projections.stock_movement INCLUDING ALL);
CREATE TABLE rebuilt.stock_past (LIKE projections.stock_past INCLUDING ALL);
CREATE TABLE rebuilt.stock_level (LIKE projections.stock_level INCLUDING ALL);
CREATE TABLE rebuilt.product (LIKE projections.product INCLUDING ALL);
CREATE TABLE rebuilt.location (LIKE projections.location INCLUDING ALL);
CREATE TABLE rebuilt.user_account (LIKE projections.user_account INCLUDING ALL);
CREATE TABLE rebuilt.audit_entry (LIKE projections.audit_entry INCLUDING ALL);
CREATE TABLE rebuilt.stock_scope (LIKE projections.stock_scope INCLUDING ALL);
CREATE TABLE rebuilt.stock_change (LIKE projections.stock_change INCLUDING ALL);
CREATE TABLE rebuilt.product_category (LIKE projections.product_category INCLUDING ALL);
CREATE TABLE rebuilt.category_change (LIKE projections.category_change INCLUDING ALL);

INSERT INTO rebuilt.stock_movement (position, movement_id, type, sku, location, quantity, on_hand, unit_cost, reason,
                                    reference, effective_at, recorded_at, username, client)
SELECT position, (payload ->> 'movementId')::uuid, CASE event_type WHEN 'StockIssued' THEN 'outgoing' ELSE 'incoming' END,
       payload ->> 'sku', payload ->> 'location',
       CASE event_type WHEN 'StockIssued' THEN -(payload ->> 'quantity')::numeric ELSE (payload ->> 'quantity')::numeric END,
       (payload ->> 'onHand')::numeric, (payload ->> 'unitCost')::numeric, payload ->> 'reason', payload ->> 'reference',
       (payload ->> 'effectiveAt')::timestamptz, recorded_at, metadata ->> 'username', metadata ->> 'client'
  FROM event_store.event WHERE stream_type = 'StockItem' ORDER BY position;

INSERT INTO rebuilt.stock_past (sku, location, position, latest_effective_at, doubtful)
SELECT sku, location, max(position), max(effective_at), bool_or(on_hand < 0 OR effective_at < latest_before)
  FROM (SELECT sku, location, position, effective_at, on_hand,
               coalesce(max(effective_at) OVER before, '-infinity') AS latest_before
          FROM rebuilt.stock_movement
        WINDOW before AS (PARTITION BY sku, location ORDER BY position
                          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) movement
 GROUP BY sku, location;

INSERT INTO rebuilt.stock_level (sku, location, version, position, on_hand, effective_at, recorded_at)
SELECT DISTINCT ON (stream_id) payload ->> 'sku', payload ->> 'location', sequence_number, position,
       (payload ->> 'onHand')::numeric, (payload ->> 'effectiveAt')::timestamptz, recorded_at
  FROM event_store.event WHERE stream_type = 'StockItem' ORDER BY stream_id, sequence_number DESC;

INSERT INTO rebuilt.product (sku, version, position, name, category, unit, reorder_point, negative_stock_allowed,
                             discontinued, on_hand, registered_at, changed_at)
SELECT e.payload ->> 'sku', e.sequence_number, e.position, e.payload ->> 'name', e.payload ->> 'category',
       e.payload ->> 'unit', (e.payload ->> 'reorderPoint')::numeric, (e.payload ->> 'negativeStockAllowed')::boolean, false,
       (SELECT coalesce(sum(l.on_hand), 0) FROM rebuilt.stock_level l WHERE l.sku = e.payload ->> 'sku'),
       e.recorded_at, e.recorded_at
  FROM event_store.event e WHERE e.event_type = 'ProductRegistered';

INSERT INTO rebuilt.location (code, version, position, name, open, opened_at)
SELECT payload ->> 'location', sequence_number, position, payload ->> 'name', true, recorded_at
  FROM event_store.event WHERE event_type = 'LocationOpened';

INSERT INTO rebuilt.user_account (username, version, position, role, active, incoming, outgoing, adjustments, transfers,
                                  reversals, last_activity_at, registered_at)
SELECT u.payload ->> 'username', u.sequence_number, greatest(u.position, a.position), u.payload ->> 'role', true,
       a.incoming, a.outgoing, 0, 0, 0, a.last_activity_at, u.recorded_at
  FROM event_store.event u
  JOIN (SELECT metadata ->> 'username' AS username, max(position) AS position, max(recorded_at) AS last_activity_at,
               count(*) FILTER (WHERE event_type = 'StockReceived') AS incoming,
               count(*) FILTER (WHERE event_type = 'StockIssued') AS outgoing
          FROM event_store.event GROUP BY 1) a ON a.username = u.payload ->> 'username'
 WHERE u.event_type = 'UserRegistered';

INSERT INTO rebuilt.audit_entry (position, stream_id, event_type, sku, location, username, reference, effective_at)
SELECT position, stream_id, event_type, payload ->> 'sku', payload ->> 'location', metadata ->> 'username',
       payload ->> 'reference', coalesce((payload ->> 'effectiveAt')::timestamptz, recorded_at)
  FROM event_store.event ORDER BY position;

INSERT INTO rebuilt.stock_scope (sku, location, first_position)
SELECT coalesce(sku, ''), coalesce(location, ''), min(position)
  FROM rebuilt.stock_movement
 GROUP BY CUBE (sku, location);

INSERT INTO rebuilt.stock_change (sku, location, period, starts_on, quantity)
SELECT coalesce(sku, ''), coalesce(location, ''),
       CASE WHEN GROUPING(day) = 0 THEN 'day' WHEN GROUPING(month) = 0 THEN 'month' ELSE 'year' END,
       coalesce(day, month, year), sum(quantity)
  FROM (SELECT sku, location, quantity, day::date AS day, date_trunc('month', day)::date AS month,
               date_trunc('year', day)::date AS year
          FROM (SELECT sku, location, quantity, date_trunc('day', effective_at AT TIME ZONE 'UTC') AS day
                  FROM rebuilt.stock_movement) at) change
 GROUP BY CUBE (sku, location), GROUPING SETS (day, month, year);

INSERT INTO rebuilt.product_category (sku, category, position)
SELECT payload ->> 'sku', payload ->> 'category', position
  FROM event_store.event WHERE event_type = 'ProductRegistered';

INSERT INTO rebuilt.category_change (category, period, starts_on, quantity)
SELECT p.category, c.period, c.starts_on, trim_scale(sum(c.quantity))
  FROM rebuilt.stock_change c JOIN rebuilt.product_category p ON p.sku = c.sku
 WHERE c.location = ''
 GROUP BY 1, 2, 3;
