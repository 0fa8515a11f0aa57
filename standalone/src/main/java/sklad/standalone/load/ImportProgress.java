package sklad.standalone.load;

/** Told how an import goes on. */
public interface ImportProgress {

    /** Something worth a line of its own. */
    void say(String message);

    void begin(long lines);

    void advance(long lines);

    void end();
}
