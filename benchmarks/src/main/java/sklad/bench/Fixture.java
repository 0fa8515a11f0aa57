package sklad.bench;

/** Processes and databases that stand while benchmarks measure them. */
interface Fixture extends AutoCloseable {

    @Override
    void close();
}
