REVOKE EXECUTE ON FUNCTION append FROM ${commandRole};
REVOKE SELECT, INSERT, UPDATE ON snapshot FROM ${commandRole};
REVOKE SELECT, INSERT ON receipt FROM ${commandRole};
REVOKE UPDATE (position, recorded_at) ON head FROM ${commandRole};
REVOKE INSERT ON event FROM ${commandRole};

REVOKE SELECT ON schema_history, event, head FROM ${commandRole}, ${queryRole};
REVOKE USAGE ON SCHEMA event_store FROM ${commandRole}, ${queryRole};

-- As PostgreSQL makes them.
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA event_store TO PUBLIC;
