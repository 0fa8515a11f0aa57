package sklad.standalone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.DemoLoad;
import sklad.standalone.load.ImportResult;

/** Fills the system with something to look at. */
@Command(
        name = "demo",
        description = "Loads a small made-up warehouse through the command API: 3 locations, 40 products, six weeks of"
                + " receipts, sales, transfers and counts. The same each time: a second run changes nothing.",
        footerHeading = "%nExample:%n",
        footer = "  ./sklad demo")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        DemoLoad load = new DemoLoad(target.commands(DemoUser.MAX, err), target.queriesIfKnown(DemoUser.MAX, err));
        List<ImportResult> results = load.run();
        tell(out, "Products", results.get(0));
        tell(out, "Movements", results.get(1));
        results.forEach(result -> result.errors().forEach(err::println));
        out.println(whatToLookAt());
        return results.stream().allMatch(ImportResult::isComplete) ? 0 : 1;
    }

    private static void tell(PrintWriter out, String what, ImportResult result) {
        out.printf(
                Locale.ROOT,
                "%-10s %,d new, %,d already there, %,d refused%n",
                what,
                result.accepted(),
                result.alreadyThere(),
                result.errors().size());
    }

    private String whatToLookAt() {
        String url = target.ports().queryUrl();
        return """

                Look at it:
                  TOKEN=$(./sklad token viewer)
                  curl -H "Authorization: Bearer $TOKEN" "%1$s/products/GAR-103"
                  curl -H "Authorization: Bearer $TOKEN" "%1$s/products?belowReorderPoint=true"
                  curl -H "Authorization: Bearer $TOKEN" "%1$s/movements?sku=GAR-103"
                or in a browser, logged in as vera: %1$s/swagger-ui.html""".formatted(url);
    }
}
