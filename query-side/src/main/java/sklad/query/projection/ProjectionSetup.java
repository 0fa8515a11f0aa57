package sklad.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import sklad.eventstore.PostgresEventSource;

/**
 * Puts the projections together. Axon's processors are built by hand: each has one segment, all events and batches, and no
 * handler timeout, since a rebuild's batch may take its time.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionSettings.class)
class ProjectionSetup {

    private static final long CLAIM_INTERVAL_MILLIS = 1000;

    private final ProjectionSettings settings;
    private final DataSource dataSource;
    private final JdbcTransactionManager transactions;
    private final Savepoint savepoint;
    private final DeadLetters letters;

    ProjectionSetup(ProjectionSettings settings, @Qualifier("projector") DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.settings = settings;
        this.dataSource = dataSource;
        this.transactions = new JdbcTransactionManager(dataSource);
        this.savepoint = new Savepoint(jdbc, transactions);
        this.letters = new DeadLetters(jdbc);
    }

    @Bean
    StoreHead storeHead(PostgresEventSource source) {
        return new StoreHead(source);
    }

    @Bean
    ProjectionPositions projectionPositions(JdbcOperations reading) {
        return new ProjectionPositions(reading);
    }

    @Bean
    MovementFeed movementFeed(PostgresEventSource source) {
        return new MovementFeed(source);
    }

    @Bean
    VisiblePosition visiblePosition(PostgresEventSource source, ProjectionPositions positions) {
        return new VisiblePosition(source, positions);
    }

    @Bean
    DeadLetterRetry deadLetterRetry(List<Projector> projectors, PostgresEventSource source) {
        return new DeadLetterRetry(
                projectors,
                letters,
                savepoint,
                new TransactionTemplate(transactions),
                position -> Delivery.of(source.event(position).orElseThrow()));
    }

    @Bean
    Refold refold(
            List<Projector> projectors,
            PostgresEventSource source,
            @Qualifier("shadow") DataSource shadows,
            @Qualifier("shadow") PlatformTransactionManager shadowTransactions) {
        return new Refold(projectors, source, shadows, shadowTransactions);
    }

    @Bean
    ProjectionProcessors projectionProcessors(
            List<Projector> projectors,
            PostgresEventSource source,
            ProjectionPositions positions,
            MeterRegistry registry) {
        ProjectionMetrics metrics = new ProjectionMetrics(registry);
        ProjectionErrors errors = new ProjectionErrors();
        return new ProjectionProcessors(
                projectors,
                positions::of,
                settings.unreadyBehindEvents(),
                together -> processor(together, new Pace(source, settings.batchSize()), positions, metrics, errors),
                errors);
    }

    private PooledStreamingEventProcessor processor(
            List<Projector> together,
            Pace pace,
            ProjectionPositions positions,
            ProjectionMetrics metrics,
            ProjectionErrors errors) {
        List<String> names = together.stream().map(Projector::name).sorted().toList();
        String processor = names.size() == 1 ? names.get(0) : "all";
        List<BatchApplication> applications = together.stream()
                .map(projector -> new BatchApplication(projector, metrics.measured(projector), savepoint, letters))
                .toList();
        JointApplication batch = new JointApplication(names, applications, savepoint, letters);
        return PooledStreamingEventProcessor.builder()
                .name(processor)
                .eventHandlerInvoker(new ProjectionInvoker(batch::apply, pace, position -> {
                    errors.over(processor);
                    names.forEach(name -> positions.advanced(name, position));
                }))
                .errorHandler(errors)
                .messageSource(pace)
                .tokenStore(new ProjectionTokens(names, dataSource, settings.claimTimeout()))
                .transactionManager(new SpringTransactions(transactions))
                .initialToken(events -> pace.createTailToken())
                .initialSegmentCount(1)
                .batchSize(settings.batchSize())
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(settings.claimTimeout().toMillis() / 4)
                .coordinatorExecutor(name -> thread(name, "coordinator"))
                .workerExecutor(name -> thread(name, "worker"))
                .build();
    }

    @Bean
    ProjectionWatch projectionWatch(
            ProjectionProcessors processors,
            ProjectionPositions positions,
            StoreHead head,
            DeadLetterRetry deadLetters,
            MeterRegistry registry) {
        ProjectionWatch watch = new ProjectionWatch(processors, positions, head, deadLetters);
        new ProjectionMetrics(registry).watch(processors, watch);
        return watch;
    }

    private static ScheduledExecutorService thread(String processor, String role) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "projection-" + processor + "-" + role);
            thread.setDaemon(true);
            return thread;
        });
    }
}
