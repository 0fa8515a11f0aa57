package sklad.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The token of projections that go forward together, beside their rows and in the same transactions. Each has an entry of its
 * own, under its name; all are claimed, moved and released together. One that is ahead of the others stays where it is until
 * they have come up.
 */
final class ProjectionTokens implements TokenStore {

    private static final String MOVE = """
            UPDATE token_entry
               SET token = CASE WHEN position < ? THEN ? ELSE token END, token_type = ?, "timestamp" = ?
             WHERE processor_name = ANY (?) AND segment = ? AND owner = ?
            """;

    private final List<String> projections;
    private final String owner = UUID.randomUUID().toString();
    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final JdbcTemplate jdbc;
    private final TokenStore entries;

    /** @param projections their names, in the order in which their entries are locked by all processes */
    ProjectionTokens(List<String> projections, DataSource tables, Duration claimTimeout) {
        DataSource ofTransaction = new TransactionAwareDataSourceProxy(tables);
        this.projections = projections;
        this.jdbc = new JdbcTemplate(tables);
        this.entries = JdbcTokenStore.builder()
                .connectionProvider(ofTransaction::getConnection)
                .serializer(serializer)
                .contentType(String.class)
                .claimTimeout(claimTimeout)
                .nodeId(owner)
                .schema(TokenSchema.builder()
                        .setTokenTable("token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken first) {
        projections.stream()
                .filter(projection -> entries.fetchSegments(projection).length == 0)
                .forEach(projection -> entries.initializeTokenSegments(projection, segments, first));
    }

    /** Where the one stands that is the furthest behind. */
    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        return projections.stream()
                .map(projection -> entries.fetchToken(projection, segment))
                .reduce(TrackingToken::lowerBound)
                .orElseThrow();
    }

    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        SerializedObject<String> serialized = serializer.serialize(token, String.class);
        int moved = jdbc.update(
                MOVE,
                token.position().orElseThrow(),
                serialized.getData(),
                serialized.getType().getName(),
                DateTimeUtils.formatInstant(Instant.now()),
                projections.toArray(String[]::new),
                segment,
                owner);
        if (moved != projections.size()) {
            throw new UnableToClaimTokenException(
                    "Another process has taken over one of " + String.join(", ", projections));
        }
    }

    @Override
    public void extendClaim(String processor, int segment) {
        projections.forEach(projection -> entries.extendClaim(projection, segment));
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        projections.forEach(projection -> entries.releaseClaim(projection, segment));
    }

    @Override
    public int[] fetchSegments(String processor) {
        return projections.stream()
                .map(entries::fetchSegments)
                .reduce((some, others) -> some.length <= others.length ? some : others)
                .orElseThrow();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return projections.stream()
                .map(entries::fetchAvailableSegments)
                .reduce((some, others) -> some.size() <= others.size() ? some : others)
                .orElseThrow();
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return entries.requiresExplicitSegmentInitialization();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return entries.retrieveStorageIdentifier();
    }
}
