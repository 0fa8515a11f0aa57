package sklad.query.projection;

import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Where the projections' tokens are: beside their rows, in the same transactions. */
final class ProjectionTokens {

    private ProjectionTokens() {}

    static TokenStore in(DataSource projections, Duration claimTimeout) {
        DataSource ofTransaction = new TransactionAwareDataSourceProxy(projections);
        return JdbcTokenStore.builder()
                .connectionProvider(ofTransaction::getConnection)
                .serializer(Jackson3Serializer.builder().build())
                .contentType(String.class)
                .claimTimeout(claimTimeout)
                .nodeId(UUID.randomUUID().toString())
                .schema(TokenSchema.builder()
                        .setTokenTable("token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }
}
