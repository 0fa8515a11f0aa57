package sklad.standalone.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sklad.standalone.load.Api.Answer;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sees to it that the locations which a file names are there before its first line is sent. */
final class Locations {

    private final Api commands;
    private final ImportOptions options;

    Locations(Api commands, ImportOptions options) {
        this.commands = commands;
        this.options = options;
    }

    void open(Set<String> codes, ImportProgress progress) {
        boolean only = options.dryRun() || !options.openLocations();
        List<String> missing = new ArrayList<>();
        for (String code : codes) {
            Answer answer = commands.post(
                    "/locations" + (only ? "?dryRun=true" : ""),
                    JsonNodeFactory.instance.objectNode().put("location", code).put("name", code),
                    null);
            if (answer.isSuccess()) {
                missing.add(code);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        String list = String.join(", ", missing);
        if (!options.openLocations()) {
            throw new UnusableFile("The file names locations that do not exist: " + list
                    + ". Open them, or leave --no-open-locations out.");
        }
        progress.say((only ? "Would open locations: " : "Opened locations: ") + list);
    }
}
