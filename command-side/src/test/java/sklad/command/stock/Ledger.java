package sklad.command.stock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that was accepted of one product, and the simplest way to decide on it: adding everything up, every time. */
final class Ledger {

    private final String refusing;
    private final List<Booked> booked = new ArrayList<>();

    /** @param refusing the location where a past below zero is refused */
    Ledger(String refusing) {
        this.refusing = refusing;
    }

    void book(Booked movement) {
        booked.add(movement);
    }

    boolean isEmpty() {
        return booked.isEmpty();
    }

    Booked any(Random random) {
        return booked.get(random.nextInt(booked.size()));
    }

    int onHand(String location) {
        return asOf(location, Instant.MAX);
    }

    long movements(String location) {
        return booked.stream()
                .filter(movement -> movement.changes().containsKey(location))
                .count();
    }

    /** The least that was ever on hand, by the times at which movements happened. */
    int lowest(String location) {
        return booked.stream()
                .mapToInt(movement -> asOf(location, movement.effectiveAt()))
                .min()
                .orElse(0);
    }

    String decide(String location, int change, @Nullable Instant backdatedTo) {
        if (change >= 0) {
            return "";
        }
        if (onHand(location) + change < 0) {
            return "insufficient-stock";
        }
        return backdatedTo == null || !location.equals(refusing) ? "" : pastOf(location, change, backdatedTo);
    }

    String reversal(Booked original, @Nullable Instant backdatedTo) {
        if (original.reverses() != null) {
            return "not-reversible";
        }
        if (booked.stream().anyMatch(movement -> original.id().equals(movement.reverses()))) {
            return "already-reversed";
        }
        return original.opposite().entrySet().stream()
                .map(change -> decide(change.getKey(), change.getValue(), backdatedTo))
                .filter(refusal -> !refusal.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String pastOf(String location, int change, Instant backdatedTo) {
        Instant from = backdatedTo.truncatedTo(ChronoUnit.MICROS);
        TreeSet<Instant> moments = new TreeSet<>(List.of(from));
        booked.stream()
                .filter(movement -> movement.changes().containsKey(location))
                .forEach(movement -> moments.add(movement.effectiveAt()));
        for (Instant moment : moments.tailSet(from)) {
            int onHand = asOf(location, moment) + change;
            if (onHand < 0) {
                return "negative-past " + moment + " " + onHand;
            }
        }
        return "";
    }

    private int asOf(String location, Instant time) {
        return booked.stream()
                .filter(movement -> !movement.effectiveAt().isAfter(time))
                .mapToInt(movement -> movement.changes().getOrDefault(location, 0))
                .sum();
    }

    /** A movement: what it changed at which location, and when. */
    record Booked(String id, @Nullable String reverses, Map<String, Integer> changes, Instant effectiveAt) {

        Map<String, Integer> opposite() {
            Map<String, Integer> opposite = new HashMap<>();
            changes.forEach((location, change) -> opposite.put(location, -change));
            return opposite;
        }
    }
}
