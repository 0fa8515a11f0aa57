package sklad.migrations.tool.catalog;

/** An index that is there for itself, not for a constraint. */
public record Index(String name, String sql) implements Part {

    @Override
    public String kind() {
        return "index";
    }
}
