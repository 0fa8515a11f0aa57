DROP TABLE stock_past;
