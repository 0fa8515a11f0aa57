package sklad.standalone.load;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sklad.standalone.load.Api.Answer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Loads the demonstration warehouse; a second time changes nothing. */
public final class DemoLoad {

    private static final String KEYS = "demo";

    private final Api commands;
    private final @Nullable Api queries;

    public DemoLoad(Api commands, @Nullable Api queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** Locations first, then what lies there, then how it came and went. */
    public List<ImportResult> run() {
        new TreeMap<>(DemoWarehouse.LOCATIONS).forEach(this::open);
        DemoWarehouse warehouse = new DemoWarehouse();
        return List.of(send(LineKind.PRODUCT, warehouse.products()), send(LineKind.MOVEMENT, warehouse.movements()));
    }

    private void open(String code, String name) {
        Answer answer = commands.post(
                "/locations",
                JsonNodeFactory.instance.objectNode().put("location", code).put("name", name),
                KEYS + ":location:" + code);
        if (!answer.isSuccess() && !answer.code().equals("duplicate-location")) {
            throw new UnusableFile("Location " + code + " can't be opened: " + answer.detail());
        }
    }

    private ImportResult send(LineKind kind, List<ObjectNode> bodies) {
        List<Line> lines = new ArrayList<>();
        for (ObjectNode body : bodies) {
            int number = lines.size() + 1;
            lines.add(new Line(number, List.of(), "" + number, body, false, null));
        }
        ImportOptions options = new ImportOptions(false, false, bodies.size(), KEYS);
        BatchSender sender = new BatchSender(commands, kind, options, new KnownProducts(queries));
        List<Outcome> outcomes = sender.send(sender.prepare(lines));
        ImportResult result = new ImportResult(List.of(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            result.add(lines.get(i), outcomes.get(i));
        }
        return result;
    }
}
