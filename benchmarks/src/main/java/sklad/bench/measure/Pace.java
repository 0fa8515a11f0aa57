package sklad.bench.measure;

import java.time.Duration;

/** How many rounds there are, how long each takes, and how long everybody warms up before. */
public record Pace(int rounds, Duration round, Duration warmUp) {}
