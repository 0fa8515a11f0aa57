package sklad.migrations.tool.catalog;

/** Something in a schema that has a name and can be different in another one. */
public sealed interface Part permits Table, Column, Constraint, Index, Definition {

    /** What it is, in words: {@code column}. */
    String kind();

    String name();

    /** What PostgreSQL calls it by, in a normal form: equal texts mean the same. */
    String sql();

    /** Kind and name, in words. */
    default String called() {
        return name().isEmpty() ? kind() : kind() + " " + name();
    }
}
