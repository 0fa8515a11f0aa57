package sklad.migrations.tool.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import sklad.migrations.DatabaseRoles;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.migrations.tool.catalog.Catalog;
import sklad.migrations.tool.catalog.CatalogReader;
import sklad.migrations.tool.catalog.Difference;

/** What is written makes of the one schema the other, and the undo makes the one again. */
class DraftTest {

    private static final String LAMP = """
            CREATE TABLE lamp (id bigint PRIMARY KEY, name text NOT NULL, watts integer, note text);
            CREATE INDEX lamp_by_name ON lamp (name);
            INSERT INTO lamp VALUES (1, 'desk', 40, 'a'), (2, 'wall', 60, 'b');
            """;

    private final TestDatabase migrated = TestPostgres.empty();
    private final TestDatabase wanted = TestPostgres.empty();

    @Test
    void new_tables_come_with_all_that_belongs_to_them() throws SQLException {
        Draft draft = draft(LAMP, LAMP + """
                CREATE TABLE bulb (
                    id uuid, "order" smallint NOT NULL DEFAULT 1, lamp bigint REFERENCES lamp,
                    colour text COLLATE "C" CHECK (colour <> ''), made timestamptz NOT NULL, tags text[] NOT NULL,
                    price numeric(10, 2), double numeric GENERATED ALWAYS AS (price * 2) STORED,
                    PRIMARY KEY (id, "order"), CONSTRAINT one_colour UNIQUE (colour)) WITH (fillfactor = 70);
                CREATE INDEX bulb_dear ON bulb (price DESC, id) WHERE price > 100;
                COMMENT ON TABLE bulb IS 'It''s light';
                COMMENT ON COLUMN bulb."order" IS 'From left to right.';
                """);
        assertThat(draft.scripts()).hasSize(1);
        assertThat(draft.scripts().get(0).up())
                .contains(
                        "\"order\" smallint NOT NULL DEFAULT 1,",
                        "GRANT SELECT, INSERT, UPDATE ON bulb TO ${queryRole};");
        assertMakesTheOtherAndBack(draft);
    }

    @Test
    void columns_of_every_kind_go_into_a_table_that_has_rows() throws SQLException {
        Draft draft = draft(LAMP, LAMP + """
                ALTER TABLE lamp ADD COLUMN a text NOT NULL DEFAULT '';
                ALTER TABLE lamp ALTER COLUMN a DROP DEFAULT;
                ALTER TABLE lamp ADD COLUMN b numeric(12, 3) NOT NULL DEFAULT 0, ADD COLUMN c boolean NOT NULL DEFAULT true,
                    ADD COLUMN d timestamptz, ADD COLUMN e uuid, ADD COLUMN f text[] NOT NULL DEFAULT '{}',
                    ADD COLUMN "group" text COLLATE "C", ADD COLUMN h integer GENERATED ALWAYS AS (watts + 1) STORED;
                COMMENT ON COLUMN lamp.d IS 'When it was lit.';
                """);
        assertThat(draft.detected()).contains("new      column a of lamp: text NOT NULL");
        assertThat(draft.notes()).anyMatch(note -> note.startsWith("a is never null: rows that are there get ''"));
        assertMakesTheOtherAndBack(draft);
    }

    @Test
    void types_defaults_nulls_and_constraints_change_in_place() throws SQLException {
        Draft draft = draft(LAMP, """
                CREATE TABLE lamp (id bigint PRIMARY KEY, name varchar(40) COLLATE "C", watts bigint NOT NULL DEFAULT 25,
                    note text, CONSTRAINT bright CHECK (watts > 10), UNIQUE (name)) WITH (fillfactor = 90);
                CREATE INDEX lamp_by_name ON lamp (lower(name));
                """);
        assertThat(draft.scripts()).hasSize(2);
        assertThat(draft.scripts().get(1).transactional()).isFalse();
        assertThat(draft.scripts().get(1).up())
                .contains(
                        "DROP INDEX CONCURRENTLY IF EXISTS lamp_by_name;",
                        "CREATE INDEX CONCURRENTLY lamp_by_name ON lamp");
        assertMakesTheOtherAndBack(draft);
    }

    @Test
    void what_is_gone_is_a_comment_and_can_be_confirmed() throws SQLException {
        Draft draft = draft(LAMP + "CREATE TABLE shade (id int PRIMARY KEY, size text NOT NULL);", """
                CREATE TABLE lamp (id bigint PRIMARY KEY, name text NOT NULL, watts integer);
                """);
        assertThat(draft.detected())
                .containsExactlyInAnyOrder(
                        "gone     column note of lamp (written as a comment, to be confirmed)",
                        "gone     index lamp_by_name of lamp (written as a comment, to be confirmed)",
                        "gone     table shade (written as a comment, to be confirmed)");
        Catalog before = catalog(migrated);
        run(draft.scripts().get(0).up());
        assertThat(difference(before, catalog(migrated))).isEmpty();
        run(confirmed(draft.scripts().get(0).up()));
        assertThat(difference(catalog(wanted), catalog(migrated))).isEmpty();
        run(confirmed(draft.scripts().get(0).down()));
        assertThat(difference(before, catalog(migrated))).isEmpty();
    }

    @Test
    void a_column_that_is_gone_and_one_that_is_new_may_be_the_same() throws SQLException {
        Draft draft = draft(LAMP, LAMP + "ALTER TABLE lamp RENAME COLUMN note TO remark;");
        assertThat(draft.notes())
                .contains(
                        "Was note of lamp renamed to remark? Then write in place of both: ALTER TABLE lamp RENAME COLUMN"
                                + " note TO remark;");
    }

    private Draft draft(String before, String after) throws SQLException {
        make(migrated, before);
        make(wanted, after);
        return Draft.of(Difference.between("the migrations", catalog(migrated), "the entities", catalog(wanted)));
    }

    private void assertMakesTheOtherAndBack(Draft draft) throws SQLException {
        Catalog before = catalog(migrated);
        for (Draft.Pair pair : draft.scripts()) {
            run(pair.up());
        }
        assertThat(difference(catalog(wanted), catalog(migrated))).isEmpty();
        List<Draft.Pair> back = new ArrayList<>(draft.scripts());
        Collections.reverse(back);
        for (Draft.Pair pair : back) {
            run(pair.down());
        }
        assertThat(difference(before, catalog(migrated))).isEmpty();
    }

    private static List<String> difference(Catalog expected, Catalog actual) {
        return Difference.between("expected", expected, "actual", actual).lines();
    }

    private static Catalog catalog(TestDatabase database) throws SQLException {
        return CatalogReader.read(database.owner(), "projections").withoutRightsAndCode();
    }

    private static String confirmed(String script) {
        return script.replaceAll("(?m)^-- (ALTER|DROP|CREATE|GRANT|    |\\))", "$1");
    }

    private void run(String script) throws SQLException {
        for (String sql : script.replace("${queryRole}", DatabaseRoles.QUERY).split(";\n", -1)) {
            execute(migrated, sql);
        }
    }

    private static void make(TestDatabase database, String sql) throws SQLException {
        execute(database, "CREATE SCHEMA projections");
        execute(database, sql);
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = projections");
            statement.execute(sql);
        }
    }
}
