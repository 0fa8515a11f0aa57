package sklad.query;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import sklad.migrations.Schema;

/**
 * What the query side answers from.
 *
 * @param schema of the projections, in their database
 */
@ConfigurationProperties("sklad.query")
record QuerySettings(@DefaultValue("projections") String schema) {

    QuerySettings {
        schema = Schema.usableName(schema);
    }
}
