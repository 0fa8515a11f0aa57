package sklad.query.costing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sklad.events.StockAdjusted;
import sklad.events.StockEvent;
import sklad.events.StockIssued;
import sklad.events.StockReceived;
import sklad.events.StockReversed;
import sklad.events.StockTransferredIn;
import sklad.events.StockTransferredOut;

/** What happened to a product, in the order in which it was recorded; each movement a minute after the one before, or on a day. */
public final class Tale {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Comparator<LedgerLine> AS_IT_HAPPENED =
            Comparator.comparing(LedgerLine::effectiveAt).thenComparingLong(LedgerLine::position);

    private final String sku;
    private final List<LedgerLine> lines = new ArrayList<>();
    private @Nullable Instant at;

    public Tale(String sku) {
        this.sku = sku;
    }

    /** When the next movement happened. */
    public Tale onDay(int day) {
        return at(START.plusSeconds(86_400L * day));
    }

    public Tale at(Instant time) {
        at = time;
        return this;
    }

    public Tale received(String location, String quantity, @Nullable String unitCost) {
        return line("incoming", location, null, quantity, unitCost, null, UUID.randomUUID());
    }

    public Tale issued(String location, String quantity) {
        return line("outgoing", location, null, "-" + quantity, "99", null, UUID.randomUUID());
    }

    public Tale adjusted(String location, String quantity, @Nullable String unitCost) {
        return line("adjustment", location, null, quantity, unitCost, null, UUID.randomUUID());
    }

    public Tale transferred(String from, String to, String quantity) {
        UUID id = UUID.randomUUID();
        Instant when = time();
        at(when).line("transfer", from, to, "-" + quantity, null, null, id);
        return at(when).line("transfer", to, from, quantity, null, null, id);
    }

    /** Takes back the movement that was told as so manieth. */
    public Tale takenBack(int number) {
        UUID reversed = movements().get(number - 1);
        List<LedgerLine> halves = lines.stream()
                .filter(line -> line.movementId().equals(reversed))
                .sorted(Comparator.comparing(LedgerLine::change).reversed())
                .toList();
        UUID id = UUID.randomUUID();
        Instant when = time();
        for (LedgerLine half : halves) {
            String back = half.change().negate().toPlainString();
            at(when).line("reversal", half.location(), half.otherLocation(), back, "99", reversed, id);
        }
        return this;
    }

    /** The movements, each once. */
    public List<UUID> movements() {
        return lines.stream().map(LedgerLine::movementId).distinct().toList();
    }

    /** As recorded. */
    public List<LedgerLine> lines() {
        return List.copyOf(lines);
    }

    /** As events. */
    public List<StockEvent> events() {
        Map<String, BigDecimal> onHand = new HashMap<>();
        return lines.stream()
                .map(line -> event(line, onHand.merge(line.location(), line.change(), BigDecimal::add)))
                .toList();
    }

    /** What had happened by then, of what had been recorded by then, as it happened. */
    public List<LedgerLine> slice(Instant asOf, long position) {
        List<LedgerLine> known = lines.stream()
                .filter(line -> line.position() <= position)
                .filter(line -> !line.effectiveAt().isAfter(asOf))
                .sorted(AS_IT_HAPPENED)
                .toList();
        Set<UUID> reversed = known.stream()
                .map(LedgerLine::reverses)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        return known.stream().map(line -> marked(line, reversed)).toList();
    }

    public List<LedgerLine> slice() {
        return slice(Instant.MAX, Long.MAX_VALUE);
    }

    /** The first unit cost that a movement says which is not taken back. */
    public static @Nullable BigDecimal firstCost(List<LedgerLine> slice) {
        return slice.stream()
                .filter(line -> !line.takenBack() && line.change().signum() > 0)
                .map(LedgerLine::ownCost)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static StockEvent event(LedgerLine l, BigDecimal onHand) {
        BigDecimal quantity = l.change().abs();
        String other = String.valueOf(l.otherLocation());
        UUID id = l.movementId();
        return switch (l.type()) {
            case "incoming" ->
                new StockReceived(
                        id, l.sku(), l.location(), quantity, onHand, l.unitCost(), null, null, l.effectiveAt(), null);
            case "outgoing" ->
                new StockIssued(
                        id, l.sku(), l.location(), quantity, onHand, l.unitCost(), null, null, l.effectiveAt(), null);
            case "adjustment" ->
                new StockAdjusted(
                        id, l.sku(), l.location(), l.change(), onHand, l.unitCost(), null, null, l.effectiveAt(), null);
            case "transfer" ->
                l.change().signum() < 0
                        ? new StockTransferredOut(
                                id,
                                l.sku(),
                                l.location(),
                                other,
                                quantity,
                                onHand,
                                null,
                                null,
                                null,
                                l.effectiveAt(),
                                null)
                        : new StockTransferredIn(
                                id,
                                l.sku(),
                                l.location(),
                                other,
                                quantity,
                                onHand,
                                null,
                                null,
                                null,
                                l.effectiveAt(),
                                null);
            default ->
                new StockReversed(
                        id,
                        Objects.requireNonNull(l.reverses()),
                        l.sku(),
                        l.location(),
                        l.otherLocation(),
                        l.change(),
                        onHand,
                        l.unitCost(),
                        null,
                        null,
                        l.effectiveAt());
        };
    }

    private Instant time() {
        Instant last = lines.isEmpty() ? START : lines.get(lines.size() - 1).effectiveAt();
        Instant time = at == null ? last.plusSeconds(60) : at;
        at = null;
        return time;
    }

    private Tale line(
            String type,
            String location,
            @Nullable String other,
            String change,
            @Nullable String unitCost,
            @Nullable UUID reverses,
            UUID id) {
        lines.add(new LedgerLine(
                lines.size() + 1L,
                id,
                type,
                sku,
                location,
                other,
                new BigDecimal(change),
                unitCost == null ? null : new BigDecimal(unitCost),
                time(),
                reverses,
                false));
        return this;
    }

    private static LedgerLine marked(LedgerLine line, Set<UUID> reversed) {
        return new LedgerLine(
                line.position(),
                line.movementId(),
                line.type(),
                line.sku(),
                line.location(),
                line.otherLocation(),
                line.change(),
                line.unitCost(),
                line.effectiveAt(),
                line.reverses(),
                reversed.contains(line.movementId()));
    }
}
