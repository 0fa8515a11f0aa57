package sklad.command.dispatch;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lines of one unit of work.
 *
 * @param atomic all of them or none
 * @param dryRun decides and stores nothing
 */
record Plan(List<Line> lines, boolean atomic, boolean dryRun) {

    Set<String> keys() {
        return lines.stream().map(Line::key).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    boolean wantsSomething() {
        return lines.stream().anyMatch(line -> line.intent() != null);
    }
}
