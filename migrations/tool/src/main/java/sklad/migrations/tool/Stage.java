package sklad.migrations.tool;

import java.util.ArrayList;
import java.util.List;

/** Steps that happen all or not at all; or a single one that PostgreSQL can't run in a transaction. */
record Stage(List<Step> steps) {

    Stage {
        steps = List.copyOf(steps);
    }

    boolean transactional() {
        return steps.get(0).script().transactional();
    }

    /** As few as the scripts allow. */
    static List<Stage> fewest(List<Step> steps) {
        List<Stage> stages = new ArrayList<>();
        List<Step> together = new ArrayList<>();
        for (Step step : steps) {
            if (step.script().transactional()) {
                together.add(step);
            } else {
                add(together, stages);
                together = new ArrayList<>();
                stages.add(new Stage(List.of(step)));
            }
        }
        add(together, stages);
        return stages;
    }

    /** One a step. */
    static List<Stage> each(List<Step> steps) {
        return steps.stream().map(step -> new Stage(List.of(step))).toList();
    }

    private static void add(List<Step> together, List<Stage> stages) {
        if (!together.isEmpty()) {
            stages.add(new Stage(together));
        }
    }
}
