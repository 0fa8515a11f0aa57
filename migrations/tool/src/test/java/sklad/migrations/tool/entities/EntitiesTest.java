package sklad.migrations.tool.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import sklad.migrations.Schema;
import sklad.migrations.TestPostgres;
import sklad.migrations.tool.catalog.Catalog;
import sklad.migrations.tool.catalog.CatalogReader;
import sklad.migrations.tool.catalog.Difference;

class EntitiesTest {

    @Test
    void the_entities_say_of_the_projections_what_the_migrations_make() throws SQLException {
        DataSource migrated = TestPostgres.migrated().owner();
        Catalog entities = Entities.ofQuerySide().catalog(TestPostgres.empty().owner());
        Catalog migrations = CatalogReader.read(migrated, Schema.PROJECTIONS.schemaName())
                .withoutRightsAndCode()
                .without(WithoutEntity.TABLES.keySet());
        assertThat(Difference.between("the entities", entities, "the migrations", migrations)
                        .lines())
                .isEmpty();
    }
}
