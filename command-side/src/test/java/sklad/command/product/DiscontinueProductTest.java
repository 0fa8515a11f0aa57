package sklad.command.product;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.product.ProductCommand.DiscontinueProduct;
import sklad.events.ProductDiscontinued;
import sklad.events.ProductRegistered;

class DiscontinueProductTest {

    private final AggregateTestFixture<Product> fixture = new AggregateTestFixture<>(Product.class);

    @Test
    void ends_buying_a_product() {
        fixture.given(new ProductRegistered("SKU-1", "Lantern", "Garden", "each", null, false))
                .when(new DiscontinueProduct("SKU-1", "no supplier"))
                .expectEvents(new ProductDiscontinued("SKU-1", "no supplier"));
    }

    @Test
    void applies_nothing_to_a_product_that_is_discontinued_already() {
        fixture.given(
                        new ProductRegistered("SKU-1", "Lantern", "Garden", "each", null, false),
                        new ProductDiscontinued("SKU-1", null))
                .when(new DiscontinueProduct("SKU-1", "again"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_product() {
        fixture.givenNoPriorActivity()
                .when(new DiscontinueProduct("SKU-1", null))
                .expectException(UnknownProduct.class)
                .expectNoEvents();
    }
}
