package sklad.command.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NoOpLock;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Command;
import sklad.command.domain.Rejection;
import sklad.command.masterdata.MasterDataCache;
import sklad.eventstore.ReceiptExists;
import sklad.web.Caller;

/** Carries requests out: registers who sends their first one, and decides again when another process was first. */
public final class Dispatcher {

    private static final int ATTEMPTS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_PAUSE_MILLIS = 32;
    private static final int MOST_TOGETHER = 256;

    private final Attempt attempt;
    private final MasterDataCache masterData;
    private final LockFactory locks;
    private final Function<Caller, Command> registration;
    private final Refusals refusals;
    private final Gathering<Request, Supplier<List<Outcome>>> sameStream =
            new Gathering<>(MOST_TOGETHER, this::together);

    /** @param registration the command that makes an unknown caller a user */
    public Dispatcher(
            Attempt attempt,
            MasterDataCache masterData,
            LockFactory locks,
            Function<Caller, Command> registration,
            Refusals refusals) {
        this.attempt = attempt;
        this.masterData = masterData;
        this.locks = locks;
        this.registration = registration;
        this.refusals = refusals;
    }

    /** Carries out one request, or throws why not. */
    Outcome.Accepted one(Line line, Caller caller, boolean dryRun) {
        Lock sameKey = lock(caller, line.key());
        try {
            Plan plan = new Plan(List.of(line), true, dryRun);
            Outcome outcome = noted(plan, caller, this::joined).get(0);
            if (outcome instanceof Outcome.Refused refused) {
                throw refused.rejection();
            }
            return (Outcome.Accepted) outcome;
        } finally {
            sameKey.release();
        }
    }

    /** Notes the refusal of a request that was found out before it could be decided. */
    void refused(Line line, Rejection why, Caller caller, boolean dryRun) {
        refusals.note(new Plan(List.of(line), true, dryRun), why, caller);
    }

    /** Carries out the lines of a batch. */
    List<Outcome> all(Plan plan, Caller caller) {
        return noted(plan, caller, this::alone);
    }

    private List<Outcome> noted(Plan plan, Caller caller, Function<Request, List<Outcome>> way) {
        if (!plan.dryRun() && plan.wantsSomething() && !masterData.isRegistered(caller.username())) {
            register(caller);
        }
        try {
            List<Outcome> outcomes = way.apply(Request.of(plan, caller));
            refusals.note(plan, outcomes, caller);
            return outcomes;
        } catch (Rejection whole) {
            refusals.note(plan, whole, caller);
            throw whole;
        }
    }

    private List<Outcome> joined(Request request) {
        String stream = request.onlyStream();
        return stream == null
                ? alone(request)
                : sameStream.join(stream, request).get();
    }

    private void register(Caller caller) {
        Intent intent =
                Intent.of("register", caller.username(), registration.apply(caller), decided -> Answer.ok(0, caller));
        // Refused: somebody else has registered the user meanwhile, which is as good.
        alone(Request.of(new Plan(List.of(Line.of(intent, null)), true, false), caller));
    }

    private List<Outcome> alone(Request request) {
        return persist(List.of(request)).get(0);
    }

    /** One unit of work for requests on the same stream; if that fails because of one of them, each tries for itself. */
    private List<Supplier<List<Outcome>>> together(List<Request> requests) {
        try {
            return persist(requests).stream()
                    .<Supplier<List<Outcome>>>map(outcomes -> () -> outcomes)
                    .toList();
        } catch (Entangled failure) {
            return requests.stream()
                    .<Supplier<List<Outcome>>>map(request -> () -> alone(request))
                    .toList();
        }
    }

    private List<List<Outcome>> persist(List<Request> requests) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.at(requests);
            } catch (ConcurrencyException | ReceiptExists moved) {
                if (attempts == ATTEMPTS || System.nanoTime() > giveUp) {
                    throw new Contended();
                }
                pause(attempts);
            }
        }
    }

    private static void pause(int attempts) {
        int longest = Math.min(1 << Math.min(attempts, 10), LONGEST_PAUSE_MILLIS);
        LockSupport.parkNanos(
                ThreadLocalRandom.current().nextLong(Duration.ofMillis(longest).toNanos()));
    }

    /** Equal requests that arrive at once are answered one after the other; the store alone would do, at more cost. */
    private Lock lock(Caller caller, @Nullable String key) {
        return key == null ? NoOpLock.INSTANCE : locks.obtainLock("key:" + caller.username() + ":" + key);
    }
}
