DROP TABLE dead_letter, token_entry;

REVOKE SELECT ON schema_history FROM ${queryRole};
REVOKE USAGE ON SCHEMA projections FROM ${queryRole};
