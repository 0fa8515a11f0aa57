DROP TABLE stock_level, product;
