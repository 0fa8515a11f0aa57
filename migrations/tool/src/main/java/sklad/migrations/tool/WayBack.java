package sklad.migrations.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which migrations a downgrade takes back, newest first. */
final class WayBack {

    private static final Pattern BACK = Pattern.compile("-\\d{1,4}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final String target;
    private final SchemaOption schema;
    private final List<Standing> standings;

    WayBack(String target, SchemaOption schema, List<Standing> standings) {
        this.target = target;
        this.schema = schema;
        this.standings = standings;
    }

    List<Step> steps() {
        List<Applied> all = newestFirst();
        if (target.equals("base")) {
            return steps(all);
        }
        if (BACK.matcher(target).matches()) {
            int count = Integer.parseInt(target.substring(1));
            if (count > all.size()) {
                throw new Unusable("Only " + all.size() + " migrations are applied: base takes them all back.");
            }
            return steps(all.subList(0, count));
        }
        if (!NUMBER.matcher(target).matches()) {
            throw new Unusable("There is no version " + target + ": -N, a number, or base.");
        }
        Versions.one(schema, target);
        Standing standing = standings.get(0);
        int number = Versions.existing(Integer.parseInt(target), standing.scripts());
        if (number > standing.version()) {
            throw new Unusable(SchemaOption.name(standing.schema()) + " is at version " + standing.versionName()
                    + ", before " + target + ": migrate upgrade goes forward.");
        }
        return steps(all.stream().filter(one -> one.number() > number).toList());
    }

    /** Over both schemas by when they were applied; of one run, the projections' are the later ones. */
    private List<Applied> newestFirst() {
        List<TreeMap<Integer, HistoryRow>> left = new ArrayList<>();
        standings.forEach(standing -> left.add(standing.history().applied()));
        List<Applied> order = new ArrayList<>();
        while (left.stream().anyMatch(rows -> !rows.isEmpty())) {
            int newest = -1;
            for (int i = 0; i < left.size(); i++) {
                boolean later = !left.get(i).isEmpty()
                        && (newest < 0
                                || !left.get(i)
                                        .lastEntry()
                                        .getValue()
                                        .at()
                                        .isBefore(left.get(newest)
                                                .lastEntry()
                                                .getValue()
                                                .at()));
                newest = later ? i : newest;
            }
            Map.Entry<Integer, HistoryRow> row =
                    Objects.requireNonNull(left.get(newest).pollLastEntry());
            order.add(new Applied(standings.get(newest), row.getKey(), row.getValue()));
        }
        return order;
    }

    private static List<Step> steps(List<Applied> applied) {
        return applied.stream().map(Applied::step).toList();
    }

    /** A version that a schema has now. */
    private record Applied(Standing standing, int number, HistoryRow row) {

        Step step() {
            Migration migration = standing.scripts()
                    .numbered(number)
                    .orElseThrow(() -> new Refused("Version "
                            + row.version() + " (" + row.name() + ") is applied to " + standing.database()
                            + ", and there is no script here that undoes it. Use the scripts that it was made with. Nothing was"
                            + " changed."));
            if (migration.down() == null) {
                throw new Refused(migration.up().place() + " has no undo script: write U"
                        + migration.up().file().substring(1) + " beside it. Nothing was changed.");
            }
            return new Step(standing.schema(), migration, true);
        }
    }
}
