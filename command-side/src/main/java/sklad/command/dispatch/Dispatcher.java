package sklad.command.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
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

    private final Attempt attempt;
    private final MasterDataCache masterData;
    private final LockFactory locks;
    private final Function<Caller, Command> registration;
    private final Refusals refusals;

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
            Outcome outcome = all(new Plan(List.of(line), true, dryRun), caller).get(0);
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

    List<Outcome> all(Plan plan, Caller caller) {
        if (!plan.dryRun() && plan.wantsSomething() && !masterData.isRegistered(caller.username())) {
            register(caller);
        }
        try {
            List<Outcome> outcomes = persist(plan, caller);
            refusals.note(plan, outcomes, caller);
            return outcomes;
        } catch (Rejection whole) {
            refusals.note(plan, whole, caller);
            throw whole;
        }
    }

    private void register(Caller caller) {
        Intent intent =
                Intent.of("register", caller.username(), registration.apply(caller), decided -> Answer.ok(0, caller));
        // Refused: somebody else has registered the user meanwhile, which is as good.
        persist(new Plan(List.of(Line.of(intent, null)), true, false), caller);
    }

    private List<Outcome> persist(Plan plan, Caller caller) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.at(plan, caller);
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
