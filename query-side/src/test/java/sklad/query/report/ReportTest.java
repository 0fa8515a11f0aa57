package sklad.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.id;
import static sklad.query.projection.Events.qty;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.events.StockAdjusted;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import tools.jackson.databind.JsonNode;

/** What all reports do alike, by the stock on hand. */
class ReportTest {

    private static final String REPORT = "/reports/stock-on-hand";
    private static final Instant HAPPENED = Instant.parse("2026-01-04T12:00:00Z");

    private static RunningQuerySide side;
    private static long last;

    @BeforeAll
    static void stock() {
        side = RunningQuerySide.start();
        last = side.store()
                .append(
                        "anna",
                        moved(1, "=1+1", "+MAIN", "12.50"),
                        moved(2, "A,\"B\"", "MAIN", "3"),
                        moved(3, "C\u0001D", "MAIN", "-0.000001"));
        assertThat(side.get(REPORT + "?after=" + last).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void a_page_says_for_which_point_in_time_it_is_in_its_body_and_beside_it() {
        Answer answer = side.get(REPORT + "?asOf=2026-01-05T00:00:00Z&after=" + last);

        JsonNode page = answer.json();
        assertThat(page.path("position").asLong()).isEqualTo(last);
        assertThat(page.path("asOf").asString()).isEqualTo("2026-01-05T00:00:00Z");
        assertThat(page.path("knownAt").asString()).isEqualTo(recordedAt().toString());
        assertThat(answer.header("Sklad-Position")).isEqualTo(String.valueOf(last));
        assertThat(answer.header("Sklad-Lag")).isEqualTo("0");
        assertThat(answer.header("Sklad-As-Of")).isEqualTo("2026-01-05T00:00:00Z");
        assertThat(answer.header("Sklad-Known-At")).isEqualTo(recordedAt().toString());
    }

    @Test
    void a_csv_file_is_rows_for_a_program_and_no_formula_for_a_spreadsheet() {
        Answer answer = side.get(REPORT + "?format=csv&asOf=2026-01-05T00:00:00Z");
        String point = ",2026-01-05T00:00:00Z," + recordedAt() + "," + last;

        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"stock-on-hand.csv\"");
        assertThat(answer.header("Sklad-Position")).isEqualTo(String.valueOf(last));
        assertThat(answer.response().body().split("\r\n"))
                .containsExactly(
                        "sku,location,category,onHand,reportAsOf,reportKnownAt,reportPosition",
                        "'=1+1,'+MAIN,,12.5" + point,
                        "\"A,\"\"B\"\"\",MAIN,,3" + point,
                        "C\u0001D,MAIN,,-0.000001" + point);
    }

    @Test
    void a_spreadsheet_opens_the_xlsx_file_and_finds_numbers_and_texts() {
        byte[] file = file(REPORT + "?format=xlsx&asOf=2026-01-05T00:00:00Z", "");

        assertThat(Workbooks.rows(file).subList(0, 4))
                .containsExactly(
                        List.of("report", "stock-on-hand"),
                        List.of("asOf", "2026-01-05T00:00:00Z"),
                        List.of("knownAt", recordedAt().toString()),
                        List.of("position", String.valueOf(last)));
        assertThat(Workbooks.rows(file)).contains(List.of("sku", "location", "category", "onHand"));
        assertThat(Workbooks.rows(file)).contains(List.of("=1+1", "+MAIN", "", "12.5"));
        int row = Workbooks.rows(file).indexOf(List.of("=1+1", "+MAIN", "", "12.5"));
        assertThat(Workbooks.types(file, row).get(0)).isEqualTo(CellType.STRING);
        assertThat(Workbooks.types(file, row).get(3)).isEqualTo(CellType.NUMBER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''           | text/csv                        | text/csv",
                "''           | application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | application/vnd",
                "''           | text/html,*/*;q=0.8             | application/json",
                "''           | application/json;q=0.5,text/csv | text/csv",
                "''           | nonsense                        | application/json",
                "?format=json | text/csv                        | application/json",
                "?format=csv  | application/json                | text/csv",
            })
    void the_format_is_chosen_by_the_parameter_and_else_by_what_is_accepted(
            String query, String accept, String contentType) {
        assertThat(send(REPORT + query, accept)
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith(contentType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf", "knownAt"})
    void nothing_is_said_about_the_future(String time) {
        Answer answer = side.get(REPORT + "?" + time + "=" + Instant.now().plusSeconds(60));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("in-the-future");
        assertThat(side.get(REPORT + "?knownAtPosition=" + (last + 1000)).code())
                .isEqualTo("in-the-future");
    }

    @Test
    void a_problem_is_a_problem_also_for_who_wants_a_file() {
        HttpResponse<byte[]> answer = send(REPORT + "?asOf=2999-01-01T00:00:00Z", "text/csv");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "?knownAt=2026-01-01T00:00:00Z&knownAtPosition=1, knownAtPosition",
        "?format=csv&limit=10, limit",
        "?format=xlsx&cursor=abc, cursor",
        "?format=pdf, format",
        "?groupBy=colour, groupBy",
        "?asOf=yesterday, asOf",
        "?cursor=abc, cursor",
    })
    void a_parameter_that_does_not_fit_is_named(String query, String field) {
        Answer answer = side.get(REPORT + query);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=-100000-01-01T00:00:00Z", "knownAt=-100000-01-01T00:00:00Z", "knownAtPosition=0"})
    void before_everything_there_is_nothing(String time) {
        Answer answer = side.get(REPORT + "?nonZero=true&" + time);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().path("items").size()).isZero();
    }

    @Test
    void all_pages_are_of_one_report_whatever_is_recorded_meanwhile() {
        try (RunningQuerySide busy = RunningQuerySide.start()) {
            long before = busy.store().append("anna", moved(1, "A", "M", "1"), moved(2, "B", "M", "2"));
            JsonNode first = busy.get(REPORT + "?limit=1&after=" + before).json();
            long position = busy.store().append("anna", moved(3, "B", "M", "500"), moved(4, "C", "M", "7"));
            assertThat(busy.get("/movements?after=" + position).status()).isEqualTo(200);

            JsonNode second = busy.get(REPORT + "?limit=1&cursor="
                            + first.path("nextCursor").asString())
                    .json();
            assertThat(second.path("position")).isEqualTo(first.path("position"));
            assertThat(second.path("asOf")).isEqualTo(first.path("asOf"));
            assertThat(second.path("items")).hasToString("[{\"sku\":\"B\",\"location\":\"M\",\"onHand\":2}]");
            assertThat(second.path("nextCursor").isNull()).isTrue();
        }
    }

    @Test
    void the_api_document_says_in_which_formats_it_comes() {
        JsonNode ok = side.getWithoutToken("/v3/api-docs")
                .json()
                .path("paths")
                .path(REPORT)
                .path("get")
                .path("responses")
                .path("200");

        assertThat(ok.path("content").propertyNames())
                .contains("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .hasSize(3);
        assertThat(ok.path("headers").propertyNames()).contains("Sklad-Position", "Sklad-As-Of", "Sklad-Known-At");
    }

    private static Instant recordedAt() {
        String sql = "SELECT recorded_at FROM event_store.event WHERE position = " + last;
        return side.asOwner()
                .query(sql, (row, number) -> row.getObject(1, OffsetDateTime.class))
                .get(0)
                .toInstant();
    }

    private static byte[] file(String path, String accept) {
        HttpResponse<byte[]> answer = send(path, accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<byte[]> send(String path, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(side.address(path))
                .header("Authorization", "Bearer " + side.identity().token("vera", "viewer"));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static StockAdjusted moved(long id, String sku, String location, String quantity) {
        return new StockAdjusted(id(id), sku, location, qty(quantity), qty(quantity), null, null, null, HAPPENED, null);
    }
}
