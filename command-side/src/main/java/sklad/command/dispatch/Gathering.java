package sklad.command.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who wants the same at the same time waits for whoever is at it, and then it is done for all of them at once, by the first of
 * them and in the order of their arrival. Nobody waits for company: who comes alone goes at once.
 */
final class Gathering<T, R> {

    private final ConcurrentHashMap<String, Deque<Member<T, R>>> waiting = new ConcurrentHashMap<>();
    private final int most;
    private final Function<List<T>, List<R>> work;

    /**
     * @param most how many are done at once
     * @param work one result for each; what it throws, all get
     */
    Gathering(int most, Function<List<T>, List<R>> work) {
        this.most = most;
        this.work = work;
    }

    R join(String what, T wish) {
        Member<T, R> me = new Member<>(wish);
        waiting.compute(what, (name, line) -> {
            Deque<Member<T, R>> joined = line == null ? new ArrayDeque<>() : line;
            if (line == null) {
                me.call();
            } else {
                joined.add(me);
            }
            return joined;
        });
        if (me.isCalled()) {
            lead(what, me);
        }
        return me.result();
    }

    /** How many are there now, at work or waiting. */
    int present(String what) {
        Deque<Member<T, R>> line = waiting.get(what);
        return line == null ? 0 : 1 + line.size();
    }

    private void lead(String what, Member<T, R> leader) {
        List<Member<T, R>> members = new ArrayList<>(List.of(leader));
        waiting.computeIfPresent(what, (name, line) -> {
            while (!line.isEmpty() && members.size() < most) {
                members.add(line.remove());
            }
            return line;
        });
        try {
            List<R> results = work.apply(members.stream().map(Member::wish).toList());
            for (int i = 0; i < members.size(); i++) {
                R result = results.get(i);
                members.get(i).settle(() -> result);
            }
        } catch (RuntimeException failure) {
            settle(members, () -> {
                throw failure;
            });
        } catch (Error failure) {
            settle(members, () -> {
                throw failure;
            });
        } finally {
            waiting.computeIfPresent(what, (name, line) -> {
                if (line.isEmpty()) {
                    return null;
                }
                line.remove().call();
                return line;
            });
        }
    }

    private static <T, R> void settle(List<Member<T, R>> members, Supplier<R> result) {
        members.forEach(member -> member.settle(result));
    }

    /** One that waits until it is called to lead, or until somebody else has done its work. */
    private static final class Member<T, R> {
        private final T wish;
        private final CompletableFuture<Boolean> called = new CompletableFuture<>();
        private final CompletableFuture<Supplier<R>> settled = new CompletableFuture<>();

        Member(T wish) {
            this.wish = wish;
        }

        T wish() {
            return wish;
        }

        void call() {
            called.complete(true);
        }

        boolean isCalled() {
            return called.join();
        }

        void settle(Supplier<R> result) {
            settled.complete(result);
            called.complete(false);
        }

        R result() {
            return settled.join().get();
        }
    }
}
