package sklad.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessException;

class PlacesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);

    @Test
    void whoever_comes_too_many_waits_until_a_place_is_free() {
        Places places = new Places(1, LONG);
        CompletableFuture<String> first = read(places, "first");
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> places.hold(() -> "second"));

        assertThat(second).failsWithin(Duration.ofMillis(50)).withThrowableOfType(TimeoutException.class);
        enough.countDown();

        assertThat(first).succeedsWithin(LONG).isEqualTo("first");
        assertThat(second).succeedsWithin(LONG).isEqualTo("second");
    }

    @Test
    void is_refused_when_none_becomes_free_in_time() {
        Places places = new Places(1, Duration.ofMillis(5));
        CompletableFuture<String> first = read(places, "first");

        assertThatThrownBy(() -> places.hold(() -> "second"))
                .isInstanceOf(TransientDataAccessException.class)
                .hasMessageContaining("PT0.005S");

        enough.countDown();
        assertThat(first).succeedsWithin(LONG);
        assertThat(places.hold(() -> "third")).isEqualTo("third");
    }

    @Test
    void a_reader_that_fails_gives_its_place_back() {
        Places places = new Places(1, Duration.ZERO);

        assertThatThrownBy(() -> places.hold(() -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(places.hold(() -> "next")).isEqualTo("next");
    }

    @Test
    void is_refused_when_it_is_to_stop() {
        Places places = new Places(1, LONG);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> places.hold(() -> "never")).isInstanceOf(TransientDataAccessException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    private CompletableFuture<String> read(Places places, String answer) {
        CompletableFuture<String> result = CompletableFuture.supplyAsync(() -> places.hold(() -> {
            reading.countDown();
            await(enough);
            return answer;
        }));
        await(reading);
        return result;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }
}
