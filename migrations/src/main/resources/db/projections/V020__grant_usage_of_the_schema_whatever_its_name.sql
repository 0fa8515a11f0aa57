-- V001 grants it by the schema's first name. A release may build its projections in a schema of another name, beside those
-- that are being read.
DO $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${queryRole}', current_schema());
END
$$;
