package sklad.query.projection.shadow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How projections are built beside those in use.
 *
 * @param batchSize most events in one transaction
 * @param kept how many may be there at once, in use for nothing but looking, or to be switched back to
 * @param holdAtMost how long readers and projections may wait for a switch before it lets them go on and tries again
 */
@ConfigurationProperties("sklad.shadows")
record ShadowSettings(
        @DefaultValue("20000") int batchSize,
        @DefaultValue("5") int kept,
        @DefaultValue("250ms") Duration holdAtMost) {}
