package sklad.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.standalone.RunningSystem;
import sklad.standalone.identity.DemoUser;
import tools.jackson.databind.JsonNode;

/** A real retailer's December, where the files of it lie beside the project. */
class OnlineRetailTest {

    private static final Path FILES = Path.of("../../shared/data/online-retail");
    private static final Path PRODUCTS = FILES.resolve("products.csv.gz");
    private static final Path MOVEMENTS = FILES.resolve("movements.csv.gz");

    @BeforeAll
    static void the_files_are_there() {
        assumeThat(Files.exists(MOVEMENTS))
                .as("%s is not there: skipped", MOVEMENTS)
                .isTrue();
    }

    @Test
    void every_line_is_accepted_every_stock_equals_the_files_own_and_a_second_import_changes_nothing()
            throws IOException {
        assertThat(run("products", PRODUCTS)).contains("2,749 accepted, 0 already there, 0 refused");
        assertThat(run("movements", MOVEMENTS)).contains("44,998 accepted, 0 already there, 0 refused");
        Map<String, BigDecimal> expected = fold(Instant.MAX);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(stock()).isEqualTo(expected));
        assertThat(expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("10504");

        assertThat(run("products", PRODUCTS)).contains("0 accepted, 2,749 already there, 0 refused");
        assertThat(run("movements", MOVEMENTS)).contains("0 accepted, 44,998 already there, 0 refused");
        assertThat(stock()).isEqualTo(expected);
        the_report_of_each_days_end_equals_a_fold_up_to_there();
        a_replay_as_of_a_day_in_the_middle_gives_the_numbers_of_that_day();
    }

    private static void the_report_of_each_days_end_equals_a_fold_up_to_there() throws IOException {
        for (LocalDate day = LocalDate.of(2010, 11, 30); day.getYear() == 2010; day = day.plusDays(1)) {
            Instant end = endOf(day);
            Map<String, BigDecimal> reported = new HashMap<>();
            RunningSystem.get()
                    .all("/reports/stock-on-hand?groupBy=product&location=MAIN&nonZero=true&asOf=" + end)
                    .forEach(row -> reported.put(
                            row.path("sku").asString(),
                            row.path("onHand").decimalValue().stripTrailingZeros()));
            Map<String, BigDecimal> expected = fold(end);
            expected.values().removeIf(onHand -> onHand.signum() == 0);
            assertThat(reported).as(day.toString()).isEqualTo(expected);
        }
    }

    /** The file is in the order in which things happened, and was booked in its order. */
    private static void a_replay_as_of_a_day_in_the_middle_gives_the_numbers_of_that_day() throws IOException {
        Instant end = endOf(LocalDate.of(2010, 12, 12));
        Map<String, BigDecimal> expected = fold(end);
        long position = RunningSystem.get()
                .queries(DemoUser.VERA)
                .get("/movements?location=MAIN&limit=1&to=" + end.plusNanos(1000))
                .body()
                .at("/items/0/position")
                .asLong();

        CommandLineRun replay = CommandLineRun.onSystem("audit", "replay", "--position=" + position);

        assertThat(replay.status()).as(replay.out() + replay.err()).isZero();
        Matcher kept = Pattern.compile("(/audit/replays/\\d+)/tables").matcher(replay.out());
        assertThat(kept.find()).as(replay.out()).isTrue();
        assertThat(onHand(RunningSystem.get()
                        .all(kept.group(1) + "/tables/stock_level?column=location&value=MAIN", DemoUser.AUDREY)))
                .isEqualTo(expected);
        assertThat(onHand(RunningSystem.get().all(kept.group(1) + "/tables/product", DemoUser.AUDREY)))
                .containsAllEntriesOf(expected);
        RunningSystem.get().queries(DemoUser.AUDREY).delete(kept.group(1));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1000);
    }

    /** The rows of a rebuilt table, as the database calls its columns. */
    private static Map<String, BigDecimal> onHand(List<JsonNode> rows) {
        Map<String, BigDecimal> onHand = new HashMap<>();
        rows.forEach(row -> onHand.put(
                row.path("sku").asString(), row.path("on_hand").decimalValue().stripTrailingZeros()));
        onHand.keySet().removeIf(OnlineRetailTest::isOfAnotherTest);
        return onHand;
    }

    private static String run(String kind, Path file) {
        CommandLineRun run = CommandLineRun.onSystem("import", kind, file.toString());
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private static Map<String, BigDecimal> stock() {
        Map<String, BigDecimal> stock = new HashMap<>();
        RunningSystem.get()
                .all("/stock?location=MAIN")
                .forEach(level -> stock.put(
                        level.path("sku").asString(),
                        level.path("onHand").decimalValue().stripTrailingZeros()));
        stock.keySet().removeIf(OnlineRetailTest::isOfAnotherTest);
        return stock;
    }

    private static boolean isOfAnotherTest(String sku) {
        return sku.matches("[A-Z]{3}-1\\d\\d");
    }

    /** An independent reading: no quotation marks stand in these files. */
    private static Map<String, BigDecimal> fold(Instant upTo) throws IOException {
        Map<String, BigDecimal> stock = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(MOVEMENTS)), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                if (Instant.parse(cells[header.indexOf("effectiveAt")]).isAfter(upTo)) {
                    continue;
                }
                BigDecimal quantity = new BigDecimal(cells[header.indexOf("quantity")]);
                boolean out = cells[header.indexOf("type")].equals("outgoing");
                stock.merge(cells[header.indexOf("sku")], out ? quantity.negate() : quantity, BigDecimal::add);
            }
        }
        stock.replaceAll((sku, quantity) -> quantity.stripTrailingZeros());
        return stock;
    }
}
