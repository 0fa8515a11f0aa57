package sklad.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the command side keeps in memory, and for how long a request waits.
 *
 * @param cachedStockItems how many stock items stay folded
 * @param cachedMasterData how many products, locations and users stay folded
 * @param snapshotEvents after how many events a stock item is written down folded
 * @param queueCommits how many requests may wait for the append before the next one is turned away with 503
 * @param cachedPastMovements how many movements are kept in the order in which they happened
 * @param backdatingGrace how long ago a movement may have happened without being backdated: clocks differ, and scanners
 *     send late. Longer, and whoever moves stock rewrites more of the past without a manager
 * @param rejectionPatience how long a refused request waits for its record before it is answered without
 * @param streamPatience how long a request waits for the requests before it on the same stream, and a batch for memory that
 *     batches before it have
 * @param batchRoom how large batches may be together that are worked on at once; if not given, a 400th of the heap
 */
@ConfigurationProperties("sklad.command")
record CommandProperties(
        @DefaultValue("200000") long cachedStockItems,
        @DefaultValue("100000") long cachedMasterData,
        @DefaultValue("200") int snapshotEvents,
        @DefaultValue("4096") int queueCommits,
        @DefaultValue("500000") long cachedPastMovements,
        @DefaultValue("5m") Duration backdatingGrace,
        @DefaultValue("2s") Duration rejectionPatience,
        @DefaultValue("10s") Duration streamPatience,
        @Nullable DataSize batchRoom) {}
