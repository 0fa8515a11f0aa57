package sklad.command.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Sends many requests from a common start signal. */
public final class Together {

    private Together() {}

    public static <T> List<T> send(int requests, int threads, IntFunction<T> request) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                int number = i;
                futures.add(pool.submit(() -> {
                    start.await();
                    return request.apply(number);
                }));
            }
            start.countDown();
            List<T> replies = new ArrayList<>();
            for (Future<T> future : futures) {
                replies.add(future.get());
            }
            return replies;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        } finally {
            pool.shutdownNow();
        }
    }
}
