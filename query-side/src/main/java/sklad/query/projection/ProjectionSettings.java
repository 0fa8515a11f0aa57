package sklad.query.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How projections run.
 *
 * @param batchSize most events in one transaction; less than the 1,024 of Axon's queue
 * @param claimTimeout after which another process takes a projection over from one that has died
 * @param waitAtMost how long a reader's {@code after} may wait
 * @param unreadyBehindEvents a projection that is further behind than this is not ready to be asked …
 * @param unreadyBehindFor … and so is one that has been behind for this long without moving
 */
@ConfigurationProperties("sklad.projections")
public record ProjectionSettings(
        @DefaultValue("1000") int batchSize,
        @DefaultValue("5s") Duration claimTimeout,
        @DefaultValue("5s") Duration waitAtMost,
        @DefaultValue("10000") long unreadyBehindEvents,
        @DefaultValue("30s") Duration unreadyBehindFor) {}
