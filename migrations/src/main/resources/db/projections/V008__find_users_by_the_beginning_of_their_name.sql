-- Names and e-mail addresses, in upper or lower case. The column's collation is "C": what begins with the same text is one
-- range of the index. Built beside readers and writers; what an interrupted attempt left behind is removed first.
DROP INDEX CONCURRENTLY IF EXISTS user_account_by_lower_username;
CREATE INDEX CONCURRENTLY user_account_by_lower_username ON user_account (lower(username));
