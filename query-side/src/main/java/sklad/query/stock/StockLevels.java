package sklad.query.stock;

import java.util.List;
import org.springframework.stereotype.Component;

/** What is where, for others' answers. */
@Component
public class StockLevels {

    private final StockLevelRepository levels;

    StockLevels(StockLevelRepository levels) {
        this.levels = levels;
    }

    /** Of one product, by location. */
    public List<StockLevelView> of(String sku) {
        return levels.findBySkuOrderByLocation(sku).stream()
                .map(StockLevelView::of)
                .toList();
    }
}
