ALTER TABLE user_account ALTER COLUMN movements SET EXPRESSION AS (incoming + outgoing + adjustments + transfers);
ALTER TABLE user_account DROP COLUMN reversals;
