package sklad.migrations;

/** How long a million products take, and what those notice who read and write meanwhile. */
final class CategoryMigrationBench {

    private CategoryMigrationBench() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        UpgradedProducts products = UpgradedProducts.atVersion4(count);
        for (String version : new String[] {"5", "6", "7", "9"}) {
            UpgradedProducts.Traffic traffic = products.traffic();
            long begun = System.nanoTime();
            products.migrateTo(version);
            long took = (System.nanoTime() - begun) / 1_000_000;
            traffic.stop();
            System.out.printf("%,d products, to version %s: %,d ms; %s%n", count, version, took, traffic);
        }
        System.exit(0);
    }
}
