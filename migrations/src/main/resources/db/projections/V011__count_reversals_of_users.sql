-- Reversals are movements too; nobody has made one yet.

ALTER TABLE user_account ADD COLUMN reversals bigint NOT NULL DEFAULT 0 CHECK (reversals >= 0);
ALTER TABLE user_account ALTER COLUMN reversals DROP DEFAULT;
ALTER TABLE user_account
    ALTER COLUMN movements SET EXPRESSION AS (incoming + outgoing + adjustments + transfers + reversals);
