package sklad.command.request;

/** Patterns and messages of the fields that several requests have. */
public final class Shapes {

    public static final String SKU = "[A-Za-z0-9](?:[A-Za-z0-9 ._+-]{0,62}[A-Za-z0-9])?";
    public static final String SKU_MESSAGE =
            "must be 1 to 64 letters, digits, spaces, dots, underscores, plus and minus signs, and begin and end with a "
                    + "letter or digit";

    public static final String LOCATION = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,30}[A-Za-z0-9])?";
    public static final String LOCATION_MESSAGE =
            "must be 1 to 32 letters, digits, dots, underscores and minus signs, and begin and end with a letter or digit";

    public static final String USERNAME = "[A-Za-z0-9](?:[A-Za-z0-9._@+-]{0,98}[A-Za-z0-9])?";
    public static final String USERNAME_MESSAGE =
            "must be 1 to 100 letters, digits, dots, underscores, at, plus and minus signs, and begin and end with a letter "
                    + "or digit";

    public static final String TEXT = "\\P{Cntrl}*";
    public static final String TEXT_MESSAGE = "must not contain control characters";

    public static final int INTEGER_DIGITS = 15;
    public static final int FRACTION_DIGITS = 6;
    public static final String DIGITS_MESSAGE = "must have at most 15 digits before and 6 after the decimal point";

    public static final int NAME = 200;
    public static final int REASON = 500;
    public static final int REFERENCE = 100;
    public static final int CATEGORY = 100;
    public static final int UNIT = 20;

    private Shapes() {}
}
