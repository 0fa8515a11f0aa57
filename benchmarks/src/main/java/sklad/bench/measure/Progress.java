package sklad.bench.measure;

/** Says what goes on, while it goes on. */
@FunctionalInterface
public interface Progress {

    void say(String what);
}
