package sklad.query.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.user;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.events.DomainEvent;
import sklad.query.RunningQuerySide;
import sklad.query.costing.Tale;
import tools.jackson.databind.JsonNode;

/** Anna receives, transfers and takes back; Bob issues. */
class ActivityReportTest {

    private static final String REPORT = "/reports/user-activity";

    private static RunningQuerySide side;
    private static long last;
    private static LocalDate today;

    @BeforeAll
    static void two_users() {
        side = RunningQuerySide.start();
        side.store().append("anna", user("anna"), product("LAMP"), product("ROSE"));
        Tale lamps = new Tale("LAMP")
                .received("MAIN", "8", "1")
                .received("MAIN", "4.5", "1")
                .transferred("MAIN", "SHOP", "3");
        side.store().append("anna", lamps.takenBack(3).events().toArray(DomainEvent[]::new));
        last = side.store()
                .append("bob", new Tale("ROSE").issued("MAIN", "2").events().toArray(DomainEvent[]::new));
        String sql = "SELECT recorded_at FROM event_store.event WHERE position = " + last;
        today = Objects.requireNonNull(side.asOwner().queryForObject(sql, OffsetDateTime.class))
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void counts_movements_by_user_day_and_type_both_halves_as_one() {
        assertThat(rows(""))
                .containsExactly(
                        "anna " + today + " incoming 2 12.5",
                        "anna " + today + " reversal 1 3",
                        "anna " + today + " transfer 1 3",
                        "bob " + today + " outgoing 1 2");
    }

    @Test
    void weeks_begin_on_monday_and_months_on_the_first() {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

        assertThat(rows("&interval=week&username=bob")).containsExactly("bob " + monday + " outgoing 1 2");
        assertThat(rows("&interval=month&username=bob"))
                .containsExactly("bob " + today.withDayOfMonth(1) + " outgoing 1 2");
    }

    @Test
    void is_about_the_time_at_which_something_was_recorded() {
        assertThat(rows("&from=" + today.minusDays(1) + "T00:00:00Z&to=" + today.plusDays(1) + "T00:00:00Z"))
                .hasSize(4);
        assertThat(rows("&to=" + today.minusDays(1) + "T00:00:00Z")).isEmpty();
        assertThat(rows("&knownAtPosition=" + (last - 1))).hasSize(3);
    }

    @Test
    void says_when_the_first_and_the_last_was_recorded() {
        JsonNode incoming = side.get(REPORT + "?username=anna&after=" + last)
                .json()
                .path("items")
                .path(0);
        List<JsonNode> movements =
                List.copyOf(side.get("/movements?username=anna&type=incoming&order=asc&after=" + last)
                        .json()
                        .path("items")
                        .values());

        assertThat(incoming.path("first")).isEqualTo(movements.get(0).path("recordedAt"));
        assertThat(incoming.path("last")).isEqualTo(movements.get(1).path("recordedAt"));
    }

    @Test
    void goes_on_behind_the_last_row_of_a_page() {
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = side.get(REPORT + "?limit=1&after=" + last + cursor).json();
            paged.addAll(texts(page));
            cursor = "&cursor=" + page.path("nextCursor").asString("");
        } while (cursor.length() > "&cursor=".length());

        assertThat(paged).isEqualTo(rows(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "clerk"})
    void is_not_for_everybody(String role) {
        assertThat(side.get(REPORT, role).code()).isEqualTo("forbidden");
    }

    private static List<String> rows(String query) {
        return texts(side.get(REPORT + "?after=" + last + query).json());
    }

    private static List<String> texts(JsonNode page) {
        return page.path("items").values().stream()
                .map(row -> row.path("username").asString() + " "
                        + row.path("startsOn").asString() + " "
                        + row.path("type").asString() + " "
                        + row.path("movements") + " " + row.path("quantity"))
                .toList();
    }
}
