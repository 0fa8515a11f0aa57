package sklad.query.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.query.report.PointInTime;
import sklad.query.report.Report;

/** What users have done. */
record ActivityReport(ActivityFilter filter, ActivityTables tables) implements Report<Activity> {

    @Override
    public String name() {
        return "user-activity";
    }

    @Override
    public Class<Activity> row() {
        return Activity.class;
    }

    @Override
    public List<Activity> read(PointInTime at, @Nullable List<String> behind, int limit) {
        return tables.find(filter, at, behind, limit);
    }

    @Override
    public List<String> key(Activity row) {
        return List.of(row.username(), row.startsOn().toString(), row.type());
    }

    @Override
    public String toString() {
        return filter.toString();
    }
}
