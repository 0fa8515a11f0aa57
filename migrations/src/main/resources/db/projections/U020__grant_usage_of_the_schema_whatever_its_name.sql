-- Where the schema has its first name, V001 has granted the same.
DO $$
BEGIN
    IF current_schema() <> 'projections' THEN
        EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM ${queryRole}', current_schema());
    END IF;
END
$$;
