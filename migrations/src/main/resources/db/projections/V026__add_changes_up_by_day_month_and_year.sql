-- What was on hand at a moment of the past, without adding up all movements before it: their changes are added up by the
-- days, months and years (UTC) in which they happened. A moment's sum is that of at most all years before it, eleven months,
-- thirty days, and the movements of its own day. A backdated movement changes the rows of its own day, month and year.
--
-- A scope is what is added up for: a stock item; a product, where location is empty; a location, where sku is empty; and all,
-- where both are.

CREATE TABLE stock_scope (
    sku            text   COLLATE "C",
    location       text   COLLATE "C",
    first_position bigint NOT NULL,
    PRIMARY KEY (sku, location)
);

COMMENT ON TABLE stock_scope IS 'An empty sku or location: all of them.';
COMMENT ON COLUMN stock_scope.first_position IS 'Position of its first movement: before that nobody knew it.';

CREATE TABLE stock_change (
    sku       text    COLLATE "C",
    location  text    COLLATE "C",
    period    text    COLLATE "C" CHECK (period IN ('day', 'month', 'year')),
    starts_on date,
    quantity  numeric NOT NULL,
    PRIMARY KEY (sku, location, period, starts_on)
) WITH (fillfactor = 90);

COMMENT ON TABLE stock_change IS 'An empty sku or location: all of them.';
COMMENT ON COLUMN stock_change.quantity IS 'The changes that took effect in the period, whenever they were recorded.';

-- Nothing comes between what is added up here and what the projection adds afterwards: it waits, readers do not.
LOCK TABLE stock_movement IN SHARE MODE;

INSERT INTO stock_scope (sku, location, first_position)
SELECT coalesce(sku, ''), coalesce(location, ''), min(position)
  FROM stock_movement
 GROUP BY CUBE (sku, location)
HAVING count(*) > 0;

INSERT INTO stock_change (sku, location, period, starts_on, quantity)
SELECT coalesce(sku, ''), coalesce(location, ''),
       CASE WHEN GROUPING(day) = 0 THEN 'day' WHEN GROUPING(month) = 0 THEN 'month' ELSE 'year' END,
       coalesce(day, month, year), sum(quantity)
  FROM (SELECT sku, location, quantity, day::date AS day, date_trunc('month', day)::date AS month,
               date_trunc('year', day)::date AS year
          FROM (SELECT sku, location, quantity, date_trunc('day', effective_at AT TIME ZONE 'UTC') AS day
                  FROM stock_movement) at) change
 GROUP BY CUBE (sku, location), GROUPING SETS (day, month, year)
HAVING count(*) > 0;

-- The scopes of one location, or of all locations, in the order of their products.
CREATE INDEX stock_scope_by_location ON stock_scope (location, sku);

GRANT SELECT, INSERT, UPDATE ON stock_scope, stock_change TO ${queryRole};
