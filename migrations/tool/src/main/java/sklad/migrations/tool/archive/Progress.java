package sklad.migrations.tool.archive;

/** Is told how far a long work has come. */
public interface Progress {

    /** For one who does not want to know. */
    Progress NONE = (table, rows, of) -> {};

    /** So many of the table's rows are done; called often. */
    void at(String table, long rows, long of);
}
