DROP TABLE dead_letter, token_entry;

REVOKE SELECT ON schema_history FROM ${queryRole};

-- Under another name, the right was granted by a later migration and is gone with it.
DO $$
BEGIN
    IF current_schema() = 'projections' THEN
        REVOKE USAGE ON SCHEMA projections FROM ${queryRole};
    END IF;
END
$$;
