package sklad.standalone.load;

/** Nothing of the file was sent; the message says what is wrong with it as a whole. */
public final class UnusableFile extends RuntimeException {

    UnusableFile(String message) {
        super(message);
    }
}
