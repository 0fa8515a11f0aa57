package sklad.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sklad.bench.measure.Comparison;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Result;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Database;
import sklad.bench.system.Program;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Wrk;

/** Queries over HTTP, beside the least that can answer them. */
final class Query implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final long MOST_EVENTS = 200_000;
    private static final int ITEMS_A_PRODUCT = 5;
    private static final Map<String, String> QUESTIONS = questions();

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String work(Ground ground) {
        return "product list, product, ledger page, user; " + CONNECTIONS + " connections, wrk on the same cores";
    }

    @Override
    public Set<Program> needs() {
        return EnumSet.of(Program.WRK);
    }

    @Override
    public Result run(Ground ground) {
        HistorySite site = HistorySite.of(ground, Math.min(ground.events(), MOST_EVENTS), ground.items());
        try (SideProcess reference = reference(ground, site.database())) {
            SideProcess side = site.queries(ground);
            site.build(ground);
            site.database().execute("VACUUM (ANALYZE)");
            reference.awaitReady();
            List<Contender> contenders = new ArrayList<>();
            QUESTIONS.forEach((question, path) -> {
                contenders.add(asking("Sklad, " + question, path, side, site.token(), ground));
                contenders.add(asking("reference, " + question, path, reference, site.token(), ground));
            });
            Comparison comparison = ground.alternation(site.database()).of(contenders);
            return new Result(
                    name(), work(ground), comparison.table("answers"), verdicts(comparison), notes(), List.of());
        }
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("product list", "products");
        questions.put("product", "product");
        questions.put("ledger page", "ledger");
        questions.put("user", "user");
        return questions;
    }

    private static Contender asking(String name, String what, SideProcess server, String token, Ground ground) {
        List<String> arguments = List.of(token, what, "" + ground.items() / ITEMS_A_PRODUCT);
        Wrk.Load load = new Wrk.Load(CONNECTIONS, 1, arguments);
        return Wrk.of(name, server.url(), "queries.lua", ground.work(), load, server::residentBytes);
    }

    private static SideProcess reference(Ground ground, Database database) {
        return SideProcess.reference(
                Map.of("url", database.url(), "clients", "" + CONNECTIONS, "tuned", "true"), ground.work());
    }

    private static List<Verdict> verdicts(Comparison comparison) {
        return QUESTIONS.keySet().stream()
                .map(question -> Verdict.atLeast(
                        0.6,
                        question + ", rate, to the reference",
                        comparison.ratio("Sklad, " + question, "reference, " + question)))
                .toList();
    }

    private static List<String> notes() {
        return List.of(
                "The reference is one servlet on the same web server: the same SQL, in a read-only transaction of the"
                        + " same isolation, its rows written as they come; no token, no validation, no framework.");
    }
}
