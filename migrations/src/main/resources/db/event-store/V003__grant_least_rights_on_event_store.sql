-- Owner: runs migrations. Command side: appends. Query side: reads.
REVOKE ALL ON SCHEMA event_store FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA event_store FROM PUBLIC;

GRANT USAGE ON SCHEMA event_store TO ${commandRole}, ${queryRole};
GRANT SELECT ON schema_history, event, head TO ${commandRole}, ${queryRole};

GRANT INSERT ON event TO ${commandRole};
GRANT UPDATE (position, recorded_at) ON head TO ${commandRole};
GRANT SELECT, INSERT ON receipt TO ${commandRole};
GRANT SELECT, INSERT, UPDATE ON snapshot TO ${commandRole};
GRANT EXECUTE ON FUNCTION append TO ${commandRole};
