DROP TABLE location, user_account;
