package sklad.bench.worker;

/** What workers do, by its names. */
final class Loads {

    private Loads() {}

    static Load of(String kind, Settings settings) {
        return switch (kind) {
            case "paced" -> new PacedLoad(settings);
            case "axon-lag" -> new AxonLag(settings);
            default -> new Clients(work(kind, settings), settings.number("clients")).prepared();
        };
    }

    private static Work work(String kind, Settings settings) {
        return switch (kind) {
            case "sklad" -> new SkladWork(settings);
            case "sklad-load" -> new SkladLoading(settings);
            case "axon-jdbc" -> AxonWork.onJdbc(settings);
            case "axon-jpa" -> AxonWork.onJpa(settings);
            case "rows" -> new RowsWork(settings);
            default -> throw new IllegalArgumentException("There is no " + kind);
        };
    }
}
