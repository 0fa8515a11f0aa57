package sklad.standalone.load;

/**
 * How a file is imported.
 *
 * @param dryRun decide, and store nothing
 * @param openLocations open the locations that the file names and that do not exist
 * @param batchSize lines sent together
 * @param keyPrefix stands before every key, to tell sources apart that both call their first line "1"; may be empty
 */
public record ImportOptions(boolean dryRun, boolean openLocations, int batchSize, String keyPrefix) {

    public ImportOptions {
        if (batchSize < 1 || batchSize > 10_000) {
            throw new IllegalArgumentException("a batch has 1 to 10,000 lines");
        }
        keyPrefix = keyPrefix.isEmpty() ? "" : keyPrefix + ":";
    }
}
