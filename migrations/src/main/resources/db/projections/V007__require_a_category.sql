-- Each statement is a transaction of its own: the check holds for new rows at once, is proven for the old ones while
-- readers and writers go on, and then spares SET NOT NULL from reading the table under its exclusive lock.
ALTER TABLE product DROP CONSTRAINT IF EXISTS product_category_is_named;
ALTER TABLE product ADD CONSTRAINT product_category_is_named CHECK (category IS NOT NULL) NOT VALID;
ALTER TABLE product VALIDATE CONSTRAINT product_category_is_named;
ALTER TABLE product ALTER COLUMN category SET NOT NULL;
ALTER TABLE product DROP CONSTRAINT product_category_is_named;
