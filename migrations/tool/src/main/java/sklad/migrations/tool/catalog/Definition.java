package sklad.migrations.tool.catalog;

/** Anything else: a function, trigger, view, sequence, type, grant, comment or storage option. */
public record Definition(String kind, String name, String sql) implements Part {}
