package sklad.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of the live stream. A reader who takes nothing for as long as {@code server.tomcat.connection-timeout} is cut
 * off.
 *
 * @param maxStreams open at once; each has a thread
 * @param maxStreamsOfOneUser of those
 * @param heartbeat how often a reader hears something, though nothing happens
 * @param pageEvents how many events are read, and held for a reader, at once
 */
@ConfigurationProperties("sklad.live")
record LiveSettings(
        @DefaultValue("100") int maxStreams,
        @DefaultValue("20") int maxStreamsOfOneUser,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("500") int pageEvents) {}
