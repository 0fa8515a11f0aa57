package sklad.command.product;

import java.math.BigDecimal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.product.ProductCommand.SetReorderPoint;
import sklad.events.ProductRegistered;
import sklad.events.ReorderPointSet;

class SetReorderPointTest {

    private final AggregateTestFixture<Product> fixture = new AggregateTestFixture<>(Product.class);

    @Test
    void sets_the_reorder_point() {
        fixture.given(new ProductRegistered("SKU-1", "Lantern", "Garden", "each", null, false))
                .when(new SetReorderPoint("SKU-1", new BigDecimal("1E+1")))
                .expectEvents(new ReorderPointSet("SKU-1", new BigDecimal("10")));
    }

    @Test
    void ends_watching_a_product() {
        fixture.given(
                        new ProductRegistered("SKU-1", "Lantern", "Garden", "each", null, false),
                        new ReorderPointSet("SKU-1", new BigDecimal("10")))
                .when(new SetReorderPoint("SKU-1", null))
                .expectEvents(new ReorderPointSet("SKU-1", null));
    }

    @Test
    void applies_nothing_when_the_reorder_point_is_the_same() {
        fixture.given(
                        new ProductRegistered("SKU-1", "Lantern", "Garden", "each", null, false),
                        new ReorderPointSet("SKU-1", new BigDecimal("10")))
                .when(new SetReorderPoint("SKU-1", new BigDecimal("10.0")))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_product() {
        fixture.givenNoPriorActivity()
                .when(new SetReorderPoint("SKU-1", null))
                .expectException(UnknownProduct.class)
                .expectNoEvents();
    }
}
