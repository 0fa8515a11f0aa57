package sklad.migrations.tool;

import java.util.List;
import sklad.migrations.TestPostgres.TestDatabase;

/** What a database consists of, as PostgreSQL itself writes it down: to compare two. */
final class Catalog {

    private Catalog() {}

    static List<String> of(TestDatabase database) {
        return Workbench.query(database, """
                WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('event_store', 'projections'))
                SELECT * FROM (
                    SELECT 'table ' || c.oid::regclass || ' ' || c.relkind::text || ' ' || coalesce(c.reloptions::text, '')
                           || ' ' || coalesce((SELECT string_agg(a.acl::text, ',' ORDER BY a.acl::text)
                                                 FROM unnest(c.relacl) AS a (acl)), '') AS line
                      FROM pg_class c JOIN own ON own.oid = c.relnamespace
                    UNION ALL
                    SELECT 'column ' || c.oid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                           || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
                           || coalesce(a.attacl::text, '') || coalesce(col_description(c.oid, a.attnum), '')
                      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN own ON own.oid = c.relnamespace
                      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                     WHERE a.attnum > 0 AND NOT a.attisdropped
                    UNION ALL
                    SELECT 'constraint ' || n.conrelid::regclass || ' ' || n.conname || ' ' || pg_get_constraintdef(n.oid)
                      FROM pg_constraint n JOIN own ON own.oid = n.connamespace
                    UNION ALL
                    SELECT 'index ' || pg_get_indexdef(i.indexrelid) || i.indisvalid
                      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN own ON own.oid = c.relnamespace
                    UNION ALL
                    SELECT 'function ' || pg_get_functiondef(p.oid) || p.proowner::regrole
                           || (SELECT string_agg(a.grantee || a.privilege_type, ',' ORDER BY 1)
                                 FROM (SELECT grantee::text, privilege_type
                                         FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))) a)
                      FROM pg_proc p JOIN own ON own.oid = p.pronamespace
                    UNION ALL
                    SELECT 'trigger ' || pg_get_triggerdef(t.oid)
                      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid AND NOT t.tgisinternal
                      JOIN own ON own.oid = c.relnamespace
                    UNION ALL
                    SELECT 'history ' || type || coalesce(version, '') || description || script || coalesce(checksum, 0)
                      FROM event_store.schema_history
                    UNION ALL
                    SELECT 'history ' || type || coalesce(version, '') || description || script || coalesce(checksum, 0)
                      FROM projections.schema_history
                ) everything ORDER BY line COLLATE "C"
                """);
    }

    /** Without what remembers how it came to be. */
    static List<String> ofObjects(TestDatabase database) {
        return of(database).stream().filter(line -> !line.startsWith("history")).toList();
    }
}
