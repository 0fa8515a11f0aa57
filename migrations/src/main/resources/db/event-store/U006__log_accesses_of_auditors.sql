DROP TABLE audit_outcome, audit_access;
