package sklad.query.costing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How issues are valued, and with them what is left. */
public enum CostingMethod {
    /** What comes in is mixed with what is there. */
    @JsonProperty("average")
    AVERAGE,
    /** What came first leaves first. */
    @JsonProperty("fifo")
    FIFO;

    /** @param firstCost the first unit cost that the product's movements say, if any does */
    public CostFold<?> fold(@Nullable BigDecimal firstCost) {
        KnownCost costs = new KnownCost(firstCost);
        return this == FIFO ? new CostFold<>(new Shelves(costs)) : new CostFold<>(new Pools(costs));
    }
}
