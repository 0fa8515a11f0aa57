-- Where the past may have been below zero: where a movement was recorded after one that happened later, or on hand itself
-- has been below zero. Everywhere else, what was on hand by effective time is what was on hand as it was recorded.

CREATE TABLE stock_past (
    sku                 text        COLLATE "C",
    location            text        COLLATE "C",
    position            bigint      NOT NULL,
    latest_effective_at timestamptz NOT NULL,
    doubtful            boolean     NOT NULL,
    PRIMARY KEY (sku, location)
) WITH (fillfactor = 70);

COMMENT ON COLUMN stock_past.position IS 'Position of the last movement of the ledger that this row knows.';
COMMENT ON COLUMN stock_past.latest_effective_at IS 'The latest time at which one of its movements happened.';

INSERT INTO stock_past (sku, location, position, latest_effective_at, doubtful)
SELECT sku, location, max(position), max(effective_at), bool_or(on_hand < 0 OR effective_at < latest_before)
  FROM (SELECT sku, location, position, effective_at, on_hand,
               coalesce(max(effective_at) OVER before, '-infinity') AS latest_before
          FROM stock_movement
        WINDOW before AS (PARTITION BY sku, location ORDER BY position
                          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) movement
 GROUP BY sku, location;

CREATE INDEX stock_past_doubtful ON stock_past (sku, location) WHERE doubtful;

GRANT SELECT, INSERT, UPDATE ON stock_past TO ${queryRole};
