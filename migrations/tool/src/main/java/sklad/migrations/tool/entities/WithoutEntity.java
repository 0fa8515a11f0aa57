package sklad.migrations.tool.entities;

import java.util.Map;

/** The tables of the projections that no entity maps, and why. */
public final class WithoutEntity {

    public static final Map<String, String> TABLES = Map.of(
            "product_category", "the ledger's: its projector writes it, and reports look products up in it in SQL",
            "category_change", "the ledger's: its projector writes it, and reports add up by it in SQL",
            "token_entry", "Axon's own: JdbcTokenStore reads and writes it",
            "dead_letter", "the projection engine's: written and read by JDBC, in the transaction of the token",
            "stock_past", "the ledger's: its projector writes it, and one report adds up by it in SQL",
            "stock_scope", "the ledger's: its projector writes it, and reports add up by it in SQL",
            "stock_change", "the ledger's: its projector writes it, and reports add up by it in SQL",
            "shadow", "the engine's: what is built beside the tables in use, read and written by JDBC",
            "shadow_projection", "likewise",
            "projection_generation", "likewise");

    private WithoutEntity() {}
}
