package sklad.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> rounds = new ArrayList<>();
    private final Semaphore permits = new Semaphore(0);
    private final Gathering<Integer, String> gathering = new Gathering<>(3, this::work);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void who_comes_alone_goes_at_once() {
        permits.release(2);

        assertThat(gathering.join("a", 1)).isEqualTo("done 1");
        assertThat(gathering.join("a", 2)).isEqualTo("done 2");
        assertThat(rounds).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void who_comes_meanwhile_is_done_together_in_the_order_of_arrival_and_not_too_many_at_once() {
        List<CompletableFuture<String>> answers = arrive("a", 1, 2, 3, 4, 5);

        permits.release(3);

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .containsExactly("done 1", "done 2", "done 3", "done 4", "done 5");
        assertThat(rounds).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void who_wants_something_else_does_not_wait() {
        List<CompletableFuture<String>> answers = arrive("a", 1, 2);
        List<CompletableFuture<String>> others = arrive("b", 3);

        permits.release(3);

        assertThat(others.get(0).join()).isEqualTo("done 3");
        assertThat(answers.get(1).join()).isEqualTo("done 2");
    }

    @Test
    void a_failure_is_that_of_all_who_were_at_it_and_the_next_are_served() {
        List<CompletableFuture<String>> answers = arrive("a", 1, -2, 3, 4, 5);

        permits.release(3);

        assertThat(answers.get(0).join()).isEqualTo("done 1");
        for (CompletableFuture<String> failed : answers.subList(1, 4)) {
            assertThatThrownBy(failed::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(answers.get(4).join()).isEqualTo("done 5");
        permits.release();
        assertThat(gathering.join("a", 6)).isEqualTo("done 6");
    }

    /** One after the other; the first is at work when the second comes. */
    private List<CompletableFuture<String>> arrive(String what, Integer... wishes) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (Integer wish : wishes) {
            answers.add(CompletableFuture.supplyAsync(() -> gathering.join(what, wish), threads));
            int arrived = answers.size();
            await().until(() -> gathering.present(what) == arrived);
        }
        return answers;
    }

    private List<String> work(List<Integer> wishes) {
        permits.acquireUninterruptibly();
        synchronized (rounds) {
            rounds.add(wishes);
        }
        if (wishes.stream().anyMatch(wish -> wish < 0)) {
            throw new IllegalStateException("no such wish");
        }
        return wishes.stream().map(wish -> "done " + wish).toList();
    }
}
