package sklad.migrations.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update",
                "fix",
                "changes",
                "products",
                "fix it",
                "some changes",
                "new table",
                "add column",
                "update the schema",
                "minor fixes",
                "my migration",
                "",
                "  ",
                "test 2",
                "alter products"
            })
    void a_name_that_says_nothing_is_refused(String name) {
        assertThatThrownBy(() -> RevisionName.of(name)).isInstanceOf(Unusable.class);
        assertThat(Workbench.empty(folder).run("revision", "-m", name).status()).isEqualTo(2);
    }

    @Test
    void the_refusal_says_what_a_good_one_looks_like() {
        assertThat(Workbench.empty(folder).run("revision", "-m", "update").output())
                .contains("\"update\" does not say what the migration does", "This migration will …")
                .contains("give every product a category");
        assertThatThrownBy(() -> RevisionName.of("give products a größe")).hasMessageContaining("letters from a to z");
        assertThatThrownBy(() -> RevisionName.of("give products a supplier ".repeat(5)))
                .hasMessageContaining("80 are enough");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create users", "require a category", "Give products a supplier.", "drop old triggers"})
    void a_name_that_says_something_is_taken(String name) {
        assertThat(RevisionName.of(name)).matches("[a-z0-9]+(_[a-z0-9]+)+");
    }

    @Test
    void makes_the_next_script_and_its_undo_behind_a_gap_too() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.write("V020__create_cords.sql", "CREATE TABLE cord (id int);\n");
        bench.write("U020__create_cords.sql", "DROP TABLE cord;\n");
        assertThat(bench.done("revision", "-m", "give lamps a shade"))
                .containsSubsequence("V021__give_lamps_a_shade.sql", "U021__give_lamps_a_shade.sql", "migrate upgrade");
        assertThat(bench.scripts()).contains("V021__give_lamps_a_shade.sql", "U021__give_lamps_a_shade.sql");
        assertThat(bench.done("revision", "--schema=event-store", "-m", "keep notes of auditors"))
                .contains("event-store/V001__keep_notes_of_auditors.sql");
        assertThat(bench.refused("revision", "-m", "give lamps a shade")).contains("has this name already");
    }

    @Test
    void an_unwritten_script_is_not_applied() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.done("revision", "-m", "give lamps a shade");
        assertThat(bench.refused("upgrade")).contains("V003__give_lamps_a_shade.sql holds no statement yet");
        assertThat(bench.tables()).isEmpty();
    }

    @Test
    void two_colleagues_with_one_number_learn_of_it_and_the_later_one_is_renumbered() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.done("upgrade");
        bench.write("V002__create_wires.sql", "CREATE TABLE wire (id int);\n");
        bench.write("U002__create_wires.sql", "DROP TABLE wire;\n");
        bench.write("V002__create_wires.sql.conf", "executeInTransaction=false\n");
        assertThat(bench.refused("upgrade"))
                .contains("Two migrations have the number 2", "V002__create_bulbs.sql", "V002__create_wires.sql")
                .contains("migrate revision --rebase FILE");
        assertThat(bench.refused("revision", "--rebase", "V002__create_bulbs.sql"))
                .contains("is applied to database", "Rebase the other one");
        assertThat(bench.done("revision", "--rebase", "V002__create_wires.sql"))
                .contains("V002__create_wires.sql → V003__create_wires.sql")
                .contains("U002__create_wires.sql → U003__create_wires.sql")
                .contains("V002__create_wires.sql.conf → V003__create_wires.sql.conf");
        bench.done("upgrade");
        assertThat(bench.tables()).containsExactly("bulb", "lamp", "wire");
    }

    @Test
    void what_a_pull_has_put_before_an_applied_one_is_renumbered_too() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder));
        bench.write("V010__create_cords.sql", "CREATE TABLE cord (id int);\n");
        bench.done("upgrade");
        bench.write("V005__create_wires.sql", "CREATE TABLE wire (id int);\n");
        assertThat(bench.refused("upgrade")).contains("V005__create_wires.sql was inserted");
        bench.done(
                "revision",
                "--rebase",
                folder.resolve("projections/V005__create_wires.sql").toString());
        assertThat(bench.done("upgrade")).contains("now at version 011 (head)");
    }

    @Test
    void rebases_without_a_database_and_says_so() {
        Workbench bench = UpgradeTest.lamps(Workbench.empty(folder)).with("SKLAD_PROJECTIONS_URL", "");
        assertThat(bench.done("revision", "--rebase", "U001__create_lamps.sql"))
                .contains("No database was asked", "V001__create_lamps.sql → V003__create_lamps.sql");
        assertThat(bench.refused("revision", "--rebase", "V003__create_lamps.sql"))
                .contains("is the newest already");
        assertThat(bench.run("revision", "--rebase", "V009__create_cords.sql").output())
                .contains("There is no V009__create_cords.sql");
        assertThat(bench.run("revision", "--rebase", "create_cords.sql").output())
                .contains("V007__what_it_does.sql");
    }

    @Test
    void a_jar_can_not_be_added_to() {
        assertThat(Workbench.empty(folder)
                        .execute("revision", "-m", "give lamps a shade")
                        .output())
                .contains("can't be added to", "--directory");
    }
}
