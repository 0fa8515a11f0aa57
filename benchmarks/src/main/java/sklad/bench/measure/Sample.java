package sklad.bench.measure;

/**
 * A round, and what it cost.
 *
 * @param walBytes that the server has written to its log meanwhile
 * @param residentBytes of the contender's process after it
 */
record Sample(Round round, long walBytes, long residentBytes) {}
