package sklad.migrations.tool.catalog;

/** A primary key, unique, foreign key or check constraint. */
public record Constraint(String name, Type type, String sql) implements Part {

    @Override
    public String kind() {
        return type.words;
    }

    /** What sort of constraint it is; the character is PostgreSQL's own. */
    public enum Type {
        PRIMARY_KEY('p', "primary key"),
        UNIQUE('u', "unique constraint"),
        FOREIGN_KEY('f', "foreign key"),
        CHECK('c', "check"),
        EXCLUSION('x', "exclusion constraint"),
        TRIGGER('t', "constraint trigger");

        private final char letter;
        private final String words;

        Type(char letter, String words) {
            this.letter = letter;
            this.words = words;
        }

        static Type of(String letter) {
            for (Type type : values()) {
                if (type.letter == letter.charAt(0)) {
                    return type;
                }
            }
            throw new IllegalArgumentException("PostgreSQL has a new sort of constraint: " + letter);
        }
    }
}
