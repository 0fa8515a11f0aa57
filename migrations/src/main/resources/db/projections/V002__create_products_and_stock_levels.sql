-- What there is, and how much of it: one projection, so that a product's total is always the sum of its locations.
-- Keys sort by bytes (COLLATE "C"): the order of a page must not change with the operating system's language tables.

CREATE TABLE product (
    sku                    text        PRIMARY KEY COLLATE "C",
    version                bigint      NOT NULL CHECK (version >= 0),
    position               bigint      NOT NULL,
    name                   text        NOT NULL,
    category               text        COLLATE "C",
    unit                   text        NOT NULL,
    reorder_point          numeric,
    negative_stock_allowed boolean     NOT NULL,
    discontinued           boolean     NOT NULL,
    on_hand                numeric     NOT NULL,
    registered_at          timestamptz NOT NULL,
    changed_at             timestamptz NOT NULL
) WITH (fillfactor = 70);

COMMENT ON COLUMN product.version IS 'Sequence number of the last event in the product''s own stream.';
COMMENT ON COLUMN product.position IS 'Position of that event.';
COMMENT ON COLUMN product.on_hand IS 'Total over all locations.';

CREATE INDEX product_by_category ON product (category, sku);
-- Leaves on_hand out, so that a movement's update stays within its page.
CREATE INDEX product_watched ON product (sku) WHERE reorder_point IS NOT NULL;

CREATE TABLE stock_level (
    sku          text        COLLATE "C",
    location     text        COLLATE "C",
    version      bigint      NOT NULL CHECK (version >= 0),
    position     bigint      NOT NULL,
    on_hand      numeric     NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (sku, location)
) WITH (fillfactor = 70);

COMMENT ON COLUMN stock_level.position IS 'Position of the last movement; effective_at and recorded_at are its times.';

CREATE INDEX stock_level_by_location ON stock_level (location, sku);

GRANT SELECT, INSERT, UPDATE ON product, stock_level TO ${queryRole};
