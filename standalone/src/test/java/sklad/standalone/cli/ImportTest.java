package sklad.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.standalone.RunningSystem;

class ImportTest {

    @TempDir
    private static Path directory = Path.of("");

    private static final RunningSystem SYSTEM = RunningSystem.get();

    @BeforeAll
    static void register_products() throws IOException {
        Path products = write("products.csv", "sku,name,unit\nIMP-1,Pot,each\nIMP-2,Jar,each\nIMP-3,Mug,each\n");
        assertThat(CommandLineRun.onSystem("import", "products", products.toString())
                        .status())
                .isZero();
    }

    @Test
    void opens_the_locations_books_the_lines_in_order_and_a_second_time_changes_nothing() throws IOException {
        Path file = write("twice.csv", """
                type,sku,location,toLocation,quantity,reason
                incoming,IMP-1,TWICE,,10,delivery
                transfer,IMP-1,TWICE,TWICE-SHOP,4,
                outgoing,IMP-1,TWICE,,6,sale
                incoming,IMP-1,TWICE,,10,delivery
                """);
        CommandLineRun first = CommandLineRun.onSystem("import", "movements", file.toString(), "--batch=3");
        assertThat(first.err()).contains("Opened locations: TWICE").contains("TWICE-SHOP");
        assertThat(first.out()).contains("4 of 4 lines").contains("4 accepted, 0 already there, 0 refused");
        assertThat(first.status()).isZero();
        awaitOnHand("TWICE", "10");

        Path renamed = Files.copy(file, directory.resolve("renamed.csv"));
        CommandLineRun second = CommandLineRun.onSystem("import", "movements", renamed.toString());
        assertThat(second.out()).contains("0 accepted, 4 already there, 0 refused");
        assertThat(second.status()).isZero();
        awaitOnHand("TWICE", "10");
        awaitOnHand("TWICE-SHOP", "4");
    }

    @Test
    void each_error_names_line_column_and_why_and_the_failed_lines_can_be_mended_and_imported() throws IOException {
        Path file = write("errors.csv", """
                key,type,sku,location,quantity
                e1,incoming,IMP-2,ERRORS,5
                e2,outgoing,IMP-2,ERRORS,50
                e3,incoming,NO-SUCH,ERRORS,1
                e4,incoming,IMP-2,ERRORS,five
                e5,incoming,IMP-2,ERRORS,-1
                """);
        CommandLineRun first = CommandLineRun.onSystem("import", "movements", file.toString());
        assertThat(first.status()).isEqualTo(1);
        assertThat(first.out()).contains("1 accepted, 0 already there, 4 refused");
        assertThat(first.err())
                .contains("line 3, column quantity: ")
                .contains("line 4, column sku: ")
                .contains("line 5, column quantity: 'five' is not a plain number")
                .contains("line 6, column quantity: ");

        Path failed = directory.resolve("errors.failed.csv");
        assertThat(failed)
                .content()
                .startsWith("key,type,sku,location,quantity\ne2,")
                .hasLineCount(5);
        assertThat(directory.resolve("errors.failed.txt")).content().hasLineCount(4);
        String mended = Files.readString(failed)
                .replace(",50", ",2")
                .replace("NO-SUCH", "IMP-2")
                .replace("five", "5")
                .replace("-1", "1");
        Files.writeString(failed, mended);
        CommandLineRun second = CommandLineRun.onSystem("import", "movements", failed.toString());
        assertThat(second.out()).contains("4 accepted, 0 already there, 0 refused");
        awaitOnHand("ERRORS", "10");
    }

    @Test
    void goes_on_where_it_was_interrupted() throws IOException {
        Path half = write("half.csv", "key,type,sku,location,quantity\ni1,incoming,IMP-3,HALF,5\n");
        Path whole = write("whole.csv", Files.readString(half) + "i2,outgoing,IMP-3,HALF,2\n");
        assertThat(CommandLineRun.onSystem("import", "movements", half.toString())
                        .status())
                .isZero();
        CommandLineRun again = CommandLineRun.onSystem("import", "movements", whole.toString());
        assertThat(again.out()).contains("1 accepted, 1 already there, 0 refused");
        awaitOnHand("HALF", "3");
    }

    @Test
    void a_dry_run_stores_nothing_and_says_what_would_be() throws IOException {
        Path file = write("dry.csv", "type,sku,location,quantity\nincoming,IMP-1,DRY,5\noutgoing,NO-SUCH,DRY,1\n");
        CommandLineRun run = CommandLineRun.onSystem("import", "movements", file.toString(), "--dry-run");
        assertThat(run.err()).contains("Would open locations: DRY").contains("line 3, column sku");
        assertThat(run.status()).isEqualTo(1);
        assertThat(directory.resolve("dry.failed.csv")).doesNotExist();
        assertThat(SYSTEM.all("/locations"))
                .noneMatch(location -> location.toString().contains("\"DRY\""));
    }

    @Test
    void refuses_to_open_locations_when_told_so() throws IOException {
        Path file = write("closed.csv", "type,sku,location,quantity\nincoming,IMP-1,NOT-THERE,5\n");
        CommandLineRun run = CommandLineRun.onSystem("import", "movements", file.toString(), "--no-open-locations");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("do not exist: NOT-THERE");
    }

    @Test
    void a_product_that_is_there_already_is_fine_if_it_says_the_same_and_refused_if_not() throws IOException {
        Path file = write("again.csv", "key,sku,name\nother-1,IMP-1,Pot\nother-2,IMP-2,Glass jar\n");
        CommandLineRun run = CommandLineRun.onSystem("import", "products", file.toString());
        assertThat(run.out()).contains("0 accepted, 1 already there, 1 refused");
        assertThat(run.err())
                .contains("line 3, column sku: 'IMP-2' is registered already with other details: name 'Jar'");
    }

    @Test
    void the_demonstration_warehouse_loads_whole_and_a_second_time_changes_nothing() {
        CommandLineRun first = CommandLineRun.onSystem("demo");
        assertThat(first.out()).contains("40 new, 0 already there, 0 refused").contains("/products/GAR-103");
        assertThat(first.status()).isZero();
        assertThat(CommandLineRun.onSystem("demo").out())
                .contains("Products   0 new, 40 already there, 0 refused")
                .contains("Movements  0 new");
    }

    private static void awaitOnHand(String location, String expected) {
        await().untilAsserted(() -> assertThat(onHand(location)).isEqualByComparingTo(expected));
    }

    private static BigDecimal onHand(String location) {
        return SYSTEM.all("/stock?location=" + location).stream()
                .map(level -> level.path("onHand").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
