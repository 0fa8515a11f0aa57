-- What a category had on hand at a moment of the past, without adding up all its products. The ledger's projection knows by
-- itself in which category a product is: so one number comes from one projection. When a product changes its category, what
-- its movements add up to moves with it: categories are those of now, whatever moment is asked for.

CREATE TABLE product_category (
    sku      text   COLLATE "C" PRIMARY KEY,
    category text   COLLATE "C" NOT NULL,
    position bigint NOT NULL
);

COMMENT ON TABLE product_category IS 'Also products that never moved.';
COMMENT ON COLUMN product_category.position IS 'Position of the event that is told here last.';

CREATE INDEX product_category_by_category ON product_category (category, sku);

CREATE TABLE category_change (
    category  text    COLLATE "C",
    period    text    COLLATE "C" CHECK (period IN ('day', 'month', 'year')),
    starts_on date,
    quantity  numeric NOT NULL,
    PRIMARY KEY (category, period, starts_on)
) WITH (fillfactor = 50);

COMMENT ON COLUMN category_change.quantity IS 'The changes of its products that took effect in the period, whenever recorded.';

-- Nothing comes between what is read here and what the projection writes afterwards: it waits, readers do not.
LOCK TABLE token_entry IN EXCLUSIVE MODE;

INSERT INTO product_category (sku, category, position) SELECT sku, category, position FROM product;

-- Where products are behind the ledger, or one's category could not be told, the ledger reads the events since once more: it
-- learns what they say of categories, and skips what it has.
UPDATE token_entry ledger
   SET token = json_build_object('globalIndex', known.position)::text
  FROM (SELECT least(p.position, (SELECT min(d.position) - 1 FROM dead_letter d
                                   WHERE d.projection = p.processor_name
                                     AND d.event_type IN ('ProductRegistered', 'ProductDetailsChanged'))) AS position
          FROM token_entry p WHERE p.processor_name = 'product') known
 WHERE ledger.processor_name = 'stock_movement' AND ledger.position > known.position;

INSERT INTO category_change (category, period, starts_on, quantity)
SELECT p.category, c.period, c.starts_on, trim_scale(sum(c.quantity))
  FROM stock_change c JOIN product_category p ON p.sku = c.sku
 WHERE c.location = ''
 GROUP BY 1, 2, 3;

GRANT SELECT, INSERT, UPDATE ON product_category TO ${queryRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON category_change TO ${queryRole};
