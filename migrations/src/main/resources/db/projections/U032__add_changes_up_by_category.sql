DROP TABLE category_change, product_category;
