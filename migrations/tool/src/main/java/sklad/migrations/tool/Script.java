package sklad.migrations.tool;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One file of SQL.
 *
 * @param file its name
 * @param place where it is, for messages
 * @param transactional whether it runs in the transaction of its neighbours; a NAME.sql.conf beside it can say no
 */
record Script(String file, String place, String sql, boolean transactional) {

    /** As Flyway reckons it: of the lines, whatever ends them. */
    int checksum() {
        CRC32 sum = new CRC32();
        String text = sql.startsWith("\uFEFF") ? sql.substring(1) : sql;
        text.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }
}
