package sklad.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.system.ExactlyOnce;

/** Brings products, locations and enough stock into a command side, through its own API. */
final class Seed {

    private static final int LOCATIONS = 5;
    private static final int AT_ONCE = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String token;

    Seed(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** Opens so many stock items: SKU-1000 and on, at LOC-0 to LOC-4. */
    void sow(int items) {
        post(List.of("{\"location\":\"LOC-0\",\"name\":\"Bench\"}"), "/locations");
        post(
                IntStream.range(1, LOCATIONS)
                        .mapToObj(i -> "{\"location\":\"LOC-" + i + "\",\"name\":\"Bench\"}")
                        .toList(),
                "/locations");
        List<String> products = IntStream.range(0, items / LOCATIONS)
                .mapToObj(i -> "{\"sku\":\"SKU-" + (1000 + i) + "\",\"name\":\"Lantern " + i + "\",\"category\":\"kind-"
                        + i % 20 + "\",\"reorderPoint\":10}")
                .toList();
        for (int from = 0; from < products.size(); from += AT_ONCE) {
            post(products.subList(from, Math.min(from + AT_ONCE, products.size())), "/products");
        }
        post(
                List.of("[" + IntStream.range(0, items).mapToObj(Seed::opening).collect(Collectors.joining(",")) + "]"),
                "/movements/batch");
    }

    private static String opening(int item) {
        return "{\"type\":\"incoming\",\"sku\":\"SKU-" + (1000 + item / LOCATIONS) + "\",\"location\":\"LOC-"
                + item % LOCATIONS + "\",\"quantity\":100000000,\"reference\":\"" + ExactlyOnce.OPENING + "\"}";
    }

    private void post(List<String> bodies, String path) {
        List<CompletableFuture<HttpResponse<String>>> answers = bodies.stream()
                .map(body -> http.sendAsync(request(path, body), HttpResponse.BodyHandlers.ofString()))
                .toList();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            HttpResponse<String> response = answer.join();
            if (response.statusCode() / 100 != 2) {
                throw new BenchmarkFailed("The preparation was refused: " + response.body());
            }
        }
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
