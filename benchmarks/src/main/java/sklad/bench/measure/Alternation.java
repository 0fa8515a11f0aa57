package sklad.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets contenders take turns, so that whatever happens to the machine meanwhile happens to all of them. */
public final class Alternation {

    private final Pace pace;
    private final Wal wal;
    private final Progress progress;

    public Alternation(Pace pace, Wal wal, Progress progress) {
        this.pace = pace;
        this.wal = wal;
        this.progress = progress;
    }

    /** Warms all of them up, then measures; every other round goes through them backwards. */
    public Comparison of(List<? extends Contender> contenders) {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            progress.say("warm-up: " + contender.name());
            pace.warmUp().of(contender);
            samples.put(contender.name(), new ArrayList<>());
        }
        List<Contender> order = new ArrayList<>(contenders);
        for (int number = 1; number <= pace.rounds(); number++) {
            for (Contender contender : order) {
                progress.say("round " + number + " of " + pace.rounds() + ": " + contender.name());
                samples.getOrDefault(contender.name(), List.of()).add(sample(contender));
            }
            Collections.reverse(order);
        }
        return new Comparison(samples);
    }

    private Sample sample(Contender contender) {
        wal.checkpoint();
        long before = wal.position();
        Round round = contender.run(pace.round());
        return new Sample(round, wal.position() - before, contender.residentBytes());
    }
}
