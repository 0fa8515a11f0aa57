package sklad.proof;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Two command sides, one query side, each a process: what one writes the other respects and the third shows. */
class TwoProcessesIT {

    private static final int CLIENTS = 32;
    private static final int ISSUES = 1_000;

    @TempDir
    private static Path directory;

    private static ProcessTopology topology;

    @BeforeAll
    static void start() throws Exception {
        topology = ProcessTopology.start(directory, 2);
        topology.create("/locations", "{\"location\":\"MAIN\",\"name\":\"Main warehouse\"}");
        for (String sku : List.of("HOT", "SEEN")) {
            topology.create(
                    "/products", "{\"sku\":\"%s\",\"name\":\"Wanted by everybody\",\"unit\":\"each\"}".formatted(sku));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        topology.close();
    }

    @Test
    void a_thousand_issues_of_one_against_five_hundred_from_two_processes() throws Exception {
        topology.create("/movements", movement("incoming", "HOT", 500));
        Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
        List<Future<?>> sent = new ArrayList<>();
        CountDownLatch startSignal = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int number = 0; number < ISSUES; number++) {
            ProcessTopology.Side side = topology.commandSide(number % 2);
            sent.add(clients.submit(() -> {
                startSignal.await();
                HttpResponse<String> answer =
                        topology.send("POST", side.uri("/movements"), movement("outgoing", "HOT", 1));
                String code =
                        JsonMapper.shared().readTree(answer.body()).path("code").asString("");
                return answers.computeIfAbsent((answer.statusCode() + " " + code).strip(), key -> new AtomicInteger())
                        .incrementAndGet();
            }));
        }
        startSignal.countDown();
        for (Future<?> request : sent) {
            request.get(120, SECONDS);
        }
        clients.shutdown();

        Map<String, Integer> counts = new TreeMap<>();
        answers.forEach((answer, count) -> counts.put(answer, count.get()));
        assertThat(counts).isEqualTo(Map.of("201", 500, "409 insufficient-stock", 500));
        assertThat(History.read(topology.database()).onHand().get("HOT@MAIN")).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void every_write_is_seen_by_a_read_after_its_position() throws Exception {
        long[] waits = new long[200];
        for (int number = 0; number < waits.length; number++) {
            HttpResponse<String> answer = topology.send(
                    "POST", topology.commandSide(number % 2).uri("/movements"), movement("incoming", "SEEN", 1));
            long answered = System.nanoTime();
            long position =
                    JsonMapper.shared().readTree(answer.body()).get("position").asLong();
            HttpResponse<String> read = topology.get(topology.querySide().uri("/products/SEEN?after=" + position));
            waits[number] = System.nanoTime() - answered;
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(JsonMapper.shared().readTree(read.body()).get("onHand").asInt())
                    .isEqualTo(number + 1);
        }
        Arrays.sort(waits);
        System.out.printf(
                "answer to visible, read included: median %.1f ms, p99 %.1f ms%n",
                waits[waits.length / 2] / 1e6, waits[waits.length * 99 / 100] / 1e6);
        assertThat(waits[waits.length / 2])
                .as("median from answer to visible: a lost notification would cost a whole poll, 1 s")
                .isLessThan(500_000_000L);
    }

    private static String movement(String type, String sku, int quantity) {
        return "{\"type\":\"%s\",\"sku\":\"%s\",\"location\":\"MAIN\",\"quantity\":%d}".formatted(type, sku, quantity);
    }
}
