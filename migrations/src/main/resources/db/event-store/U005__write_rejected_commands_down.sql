DROP TABLE rejection;
