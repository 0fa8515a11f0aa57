package sklad.migrations.tool;

import java.sql.SQLException;
import sklad.migrations.tool.catalog.Catalog;
import sklad.migrations.tool.catalog.Difference;
import sklad.migrations.tool.entities.Entities;
import sklad.migrations.tool.entities.WithoutEntity;
import sklad.migrations.tool.scratch.Scratch;

/** What the query side's entities say of the projections, beside what the migrations make. */
final class EntityComparison {

    private EntityComparison() {}

    /** The left side is the migrations', the right one the entities'. */
    static Difference of(Catalog migrated, Entities entities, Scratch scratch) throws SQLException {
        Catalog migrations = migrated.withoutRightsAndCode().without(WithoutEntity.TABLES.keySet());
        return Difference.between("the migrations", migrations, "the entities", entities.catalog(scratch.empty()));
    }
}
