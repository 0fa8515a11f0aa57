package sklad.query.product;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import sklad.query.stock.StockLevelView;

/** One product, with what is on hand at each location. */
record ProductDetail(@JsonUnwrapped ProductView product, List<StockLevelView> stock) {}
