package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import sklad.migrations.Schema;

class SqlStatementTest {

    @Test
    void takes_a_script_apart_where_postgresql_does() {
        assertThat(statements("""
                -- a comment; with a semicolon
                SELECT 'it''s; one', E'a\\';b', "odd;name", $$ a; b $$, $x$ $$; $x$ /* c; /* nested; */ */ FROM t;
                CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b);

                CREATE FUNCTION f() RETURNS int BEGIN ATOMIC
                    SELECT CASE WHEN true THEN 1 ELSE 2 END;
                    SELECT 2;
                END;
                BEGIN;
                SELECT 1;
                """)).extracting(SqlStatement::line).containsExactly(2, 3, 5, 9, 10);
    }

    @Test
    void replaces_placeholders_and_knows_no_others() {
        assertThat(statements("GRANT SELECT ON t TO ${queryRole};").get(0).text())
                .isEqualTo("GRANT SELECT ON t TO sklad_query");
        assertThatThrownBy(() -> statements("SELECT 1;\nGRANT SELECT ON t TO ${nobody};"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("line 2", "${nobody}");
    }

    @Test
    void names_are_read_as_postgresql_reads_them() {
        TokenReader reader = statements("DROP TABLE IF EXISTS Lamp, projections.\"Odd name\";")
                .get(0)
                .reader();
        reader.take("DROP", "TABLE");
        reader.take("IF", "EXISTS");
        assertThat(reader.names()).containsExactly("\"lamp\"", "\"projections\".\"Odd name\"");
    }

    private static List<SqlStatement> statements(String sql) {
        return SqlStatement.of(Schema.PROJECTIONS, new Script("V001__x.sql", "V001__x.sql", sql, true));
    }
}
