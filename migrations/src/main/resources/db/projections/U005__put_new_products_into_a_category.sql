DROP TRIGGER category_is_named ON product;
DROP FUNCTION name_the_category;
ALTER TABLE product ALTER COLUMN category DROP DEFAULT;
