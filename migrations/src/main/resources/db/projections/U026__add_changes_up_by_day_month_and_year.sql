DROP TABLE stock_change, stock_scope;
