package sklad.migrations.tool.archive;

/** Counts rows of COPY's text format as they pass; a line's end within a value is written otherwise. */
final class RowCount {

    private final boolean numbered;
    private boolean inNumber;
    private long number;
    private long count;
    private long gap;

    private RowCount(boolean numbered) {
        this.numbered = numbered;
        this.inNumber = numbered;
    }

    static RowCount plain() {
        return new RowCount(false);
    }

    /** The first column is to be 1, 2, 3, … */
    static RowCount numbered() {
        return new RowCount(true);
    }

    void add(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            byte each = buffer[i];
            if (each == '\n') {
                count++;
                inNumber = numbered;
            } else if (inNumber) {
                digit(each);
            }
        }
    }

    long count() {
        return count;
    }

    /** The first number that is not where it should be; 0 if all are. */
    long gap() {
        return gap;
    }

    private void digit(byte each) {
        if (each >= '0' && each <= '9') {
            number = 10 * number + each - '0';
            return;
        }
        if (number != count + 1 && gap == 0) {
            gap = count + 1;
        }
        number = 0;
        inNumber = false;
    }
}
