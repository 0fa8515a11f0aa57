package sklad.bench;

import java.util.ArrayList;
import java.util.List;
import sklad.bench.measure.Comparison;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Result;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Pgbench;
import sklad.bench.system.Program;
import sklad.bench.system.ReferenceTable;

/** Commands in process: dispatcher, aggregate, durable append. */
final class Append implements Benchmark {

    static final String PGBENCH = "pgbench, one INSERT a transaction";

    @Override
    public String name() {
        return "append";
    }

    @Override
    public String work(Ground ground) {
        return "commands in process, from the dispatcher on, one event each; " + Ground.CLIENTS + " clients on "
                + ground.streams() + " stock items";
    }

    @Override
    public Result run(Ground ground) {
        Commanders commanders = new Commanders(ground);
        Commander sklad = commanders.sklad();
        Commander jdbc = commanders.axonJdbc(false);
        Commander tunedJdbc = commanders.axonJdbc(true);
        Commander jpa = commanders.axonJpa(false);
        Commander tunedJpa = commanders.axonJpa(true);
        ReferenceTable.create(sklad.database());
        List.of(sklad, jdbc, tunedJdbc, jpa, tunedJpa)
                .forEach(commander -> commander.worker().awaitReady());
        List<Contender> contenders = new ArrayList<>();
        contenders.add(sklad.on(ground.streams(), "Sklad"));
        if (Program.PGBENCH.isThere()) {
            contenders.add(Pgbench.of(PGBENCH, sklad.database(), ground.work(), Ground.CLIENTS, ground.streams()));
        }
        for (Commander axon : List.of(jdbc, tunedJdbc, jpa, tunedJpa)) {
            contenders.add(axon.on(ground.streams(), axon.name()));
        }
        Comparison comparison = ground.alternation(sklad.database()).of(contenders);
        return new Result(
                name(),
                work(ground),
                comparison.table("commands"),
                verdicts(comparison, tunedJdbc.name(), jpa.name()),
                notes(),
                List.of(sklad.check()));
    }

    private static List<Verdict> verdicts(Comparison comparison, String jdbc, String jpa) {
        List<Verdict> verdicts = new ArrayList<>();
        if (Program.PGBENCH.isThere()) {
            verdicts.add(Verdict.atLeast(1.2, "rate, to pgbench", comparison.ratio("Sklad", PGBENCH)));
        }
        verdicts.add(Verdict.atLeast(4, "rate, to " + jdbc, comparison.ratio("Sklad", jdbc)));
        verdicts.add(Verdict.atLeast(10, "rate, to " + jpa, comparison.ratio("Sklad", jpa)));
        return verdicts;
    }

    private static List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!Program.PGBENCH.isThere()) {
            notes.add(Program.PGBENCH.missing());
        }
        notes.add(
                "Sklad checks product, location and user and makes the answer, as it does for a request; the aggregate of"
                        + " the Axon engines knows only what is on hand. Axon's defaults: no cache, ten connections, Hibernate's"
                        + " large objects. Tuned: every aggregate cached, a connection a client, batched inserts, bytea columns.");
        notes.add("Clients wait for an answer before they ask again; latencies are what such a client sees.");
        return notes;
    }
}
