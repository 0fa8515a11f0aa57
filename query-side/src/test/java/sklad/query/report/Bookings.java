package sklad.query.report;

import static sklad.query.projection.Events.id;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sklad.events.DomainEvent;
import sklad.events.ProductRegistered;
import sklad.events.StockAdjusted;
import sklad.events.StockEvent;
import sklad.events.StockIssued;
import sklad.events.StockReceived;
import sklad.events.StockReversed;
import sklad.events.StockTransferredIn;
import sklad.events.StockTransferredOut;
import sklad.query.TestStore;
import sklad.query.projection.Events;

/** A random history with backdated movements and reversals, stored in small appends, and a fold of it that trusts nobody. */
public final class Bookings {

    private static final List<String> USERS = List.of("anna", "bob");
    private static final List<String> LOCATIONS = List.of("MAIN", "SHOP", "YARD");

    private final Random random;
    private final String prefix;
    private final TestStore store;
    private final List<Booking> all = new ArrayList<>();
    private final Map<String, BigDecimal> onHand = new HashMap<>();
    private final List<StockEvent> reversible = new ArrayList<>();
    private Instant clock = Instant.parse("2023-11-20T08:00:00Z");
    private long nextId;

    /** @param prefix of all SKUs; those with an even number are in the category Even */
    public Bookings(TestStore store, String prefix, long seed) {
        this.store = store;
        this.prefix = prefix;
        this.random = new Random(seed);
        this.nextId = seed * 1_000_000;
    }

    public static String categoryOf(String sku) {
        return (sku.charAt(sku.length() - 1) - '0') % 2 == 0 ? "Even" : "Odd";
    }

    public long register(int products) {
        long last = store.append("anna", USERS.stream().map(Events::user).toArray(DomainEvent[]::new));
        for (int i = 0; i < products; i++) {
            String sku = prefix + i;
            last = store.append("anna", new ProductRegistered(sku, sku, categoryOf(sku), "each", null, true));
        }
        return last;
    }

    /** Books so many movements; returns the last position. */
    public long book(int products, int movements) {
        long last = 0;
        for (int i = 0; i < movements; i++) {
            clock = clock.plus(Duration.ofMinutes(random.nextInt(2 * 24 * 60)));
            StockEvent[] events = next(prefix + random.nextInt(products));
            String username = USERS.get(random.nextInt(2));
            last = store.append(username, events);
            long first = last - events.length + 1;
            for (int n = 0; n < events.length; n++) {
                remember(first + n, events[n], username);
            }
        }
        return last;
    }

    public List<Booking> all() {
        return all;
    }

    /** What is known at a position of what had happened by a time, added up by anything. */
    public static Map<String, BigDecimal> fold(
            List<Booking> bookings, Instant asOf, long position, Function<Booking, String> key) {
        return known(bookings, asOf, position, booking -> true)
                .collect(Collectors.toMap(key, Booking::change, BigDecimal::add));
    }

    public static Stream<Booking> known(
            List<Booking> bookings, Instant asOf, long position, Predicate<Booking> wanted) {
        return bookings.stream()
                .filter(booking -> booking.position() <= position)
                .filter(booking -> !booking.effectiveAt().isAfter(asOf))
                .filter(wanted);
    }

    /** A moment that may matter: one at which something happened, a little before or after it, a midnight, or any other. */
    public Instant moment() {
        Instant time = all.get(random.nextInt(all.size())).effectiveAt();
        return switch (random.nextInt(6)) {
            case 0 -> time;
            case 1 -> time.minus(1, ChronoUnit.MICROS);
            case 2 -> time.plus(1, ChronoUnit.MICROS);
            case 3 -> time.truncatedTo(ChronoUnit.DAYS);
            case 4 -> time.truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.MICROS);
            default -> time.plus(random.nextInt(60_000) - 30_000L, ChronoUnit.MINUTES);
        };
    }

    /** A position that may matter: often a recent one. */
    public long position(long last) {
        return switch (random.nextInt(4)) {
            case 0 -> last;
            case 1 -> Math.max(0, last - random.nextInt(20));
            default -> random.nextInt((int) last + 1);
        };
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private StockEvent[] next(String sku) {
        String location = LOCATIONS.get(random.nextInt(LOCATIONS.size()));
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(4000), random.nextInt(3));
        Instant at = when();
        String reference = "R-" + random.nextInt(20);
        StockEvent[] events =
                switch (random.nextInt(10)) {
                    case 0, 1 -> transfer(sku, location, quantity, at, reference);
                    case 2 -> reversal(at);
                    case 3, 4 -> one(issued(sku, location, quantity, at, reference));
                    case 5 -> one(adjusted(sku, location, quantity.negate(), at));
                    default -> one(received(sku, location, quantity, at, reference));
                };
        return events.length == 0 ? one(received(sku, location, quantity, at, reference)) : events;
    }

    private Instant when() {
        return switch (random.nextInt(6)) {
            case 0 -> clock.minus(random.nextInt(600 * 24), ChronoUnit.HOURS);
            case 1 -> clock.truncatedTo(ChronoUnit.DAYS);
            case 2 ->
                all.isEmpty() ? clock : all.get(random.nextInt(all.size())).effectiveAt();
            default -> clock;
        };
    }

    private StockEvent[] transfer(String sku, String from, BigDecimal quantity, Instant at, String reference) {
        String to = LOCATIONS.get((LOCATIONS.indexOf(from) + 1) % LOCATIONS.size());
        long id = nextId++;
        return new StockEvent[] {
            new StockTransferredOut(
                    id(id),
                    sku,
                    from,
                    to,
                    quantity,
                    moved(sku, from, quantity.negate()),
                    null,
                    null,
                    reference,
                    at,
                    null),
            new StockTransferredIn(
                    id(id), sku, to, from, quantity, moved(sku, to, quantity), null, null, reference, at, null)
        };
    }

    private StockEvent[] reversal(Instant at) {
        if (reversible.isEmpty()) {
            return new StockEvent[0];
        }
        StockEvent mistake = reversible.remove(random.nextInt(reversible.size()));
        BigDecimal back = mistake.change().negate();
        return one(new StockReversed(
                id(nextId++),
                mistake.movementId(),
                mistake.sku(),
                mistake.location(),
                null,
                back,
                moved(mistake.sku(), mistake.location(), back),
                null,
                null,
                null,
                at));
    }

    private StockReceived received(String sku, String location, BigDecimal quantity, Instant at, String reference) {
        return new StockReceived(
                id(nextId++), sku, location, quantity, moved(sku, location, quantity), null, null, reference, at, null);
    }

    private StockIssued issued(String sku, String location, BigDecimal quantity, Instant at, String reference) {
        return new StockIssued(
                id(nextId++),
                sku,
                location,
                quantity,
                moved(sku, location, quantity.negate()),
                null,
                null,
                reference,
                at,
                null);
    }

    private StockAdjusted adjusted(String sku, String location, BigDecimal change, Instant at) {
        return new StockAdjusted(
                id(nextId++), sku, location, change, moved(sku, location, change), null, null, null, at, null);
    }

    private BigDecimal moved(String sku, String location, BigDecimal change) {
        return onHand.merge(sku + "@" + location, change, BigDecimal::add);
    }

    private static StockEvent[] one(StockEvent event) {
        return new StockEvent[] {event};
    }

    private void remember(long position, StockEvent event, String username) {
        all.add(new Booking(
                position,
                event.sku(),
                event.location(),
                type(event),
                event.change(),
                event.effectiveAt(),
                username,
                text(event.reference())));
        if (event instanceof StockReceived || event instanceof StockIssued) {
            reversible.add(event);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String type(StockEvent event) {
        return Map.of(
                        StockReceived.class, "incoming",
                        StockIssued.class, "outgoing",
                        StockAdjusted.class, "adjustment",
                        StockReversed.class, "reversal")
                .getOrDefault(event.getClass(), "transfer");
    }
}
