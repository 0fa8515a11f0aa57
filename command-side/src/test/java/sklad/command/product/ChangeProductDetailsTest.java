package sklad.command.product;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.product.ProductCommand.ChangeProductDetails;
import sklad.events.ProductDetailsChanged;
import sklad.events.ProductRegistered;

class ChangeProductDetailsTest {

    private final AggregateTestFixture<Product> fixture = new AggregateTestFixture<>(Product.class);

    @Test
    void changes_only_the_details_that_are_given() {
        fixture.given(new ProductRegistered("SKU-1", "Lantern", "Garden", "each", null, false))
                .when(new ChangeProductDetails("SKU-1", Change.to("Lamp"), Change.none(), Change.none(), Change.none()))
                .expectEvents(new ProductDetailsChanged("SKU-1", "Lamp", "Garden", "each", false));
    }

    @Test
    void puts_a_product_into_another_category() {
        fixture.given(new ProductRegistered("SKU-1", "Lantern", "uncategorised", "each", null, false))
                .when(new ChangeProductDetails(
                        "SKU-1", Change.none(), Change.to("Garden"), Change.none(), Change.none()))
                .expectEvents(new ProductDetailsChanged("SKU-1", "Lantern", "Garden", "each", false));
    }

    @Test
    void allows_negative_stock() {
        fixture.given(new ProductRegistered("SKU-1", "Lantern", "Garden", "each", null, false))
                .when(new ChangeProductDetails("SKU-1", Change.none(), Change.none(), Change.to("kg"), Change.to(true)))
                .expectEvents(new ProductDetailsChanged("SKU-1", "Lantern", "Garden", "kg", true));
    }

    @Test
    void applies_nothing_when_nothing_changes() {
        fixture.given(new ProductRegistered("SKU-1", "Lantern", "Garden", "each", null, false))
                .when(new ChangeProductDetails(
                        "SKU-1", Change.to("Lantern"), Change.none(), Change.to("each"), Change.to(false)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_product() {
        fixture.givenNoPriorActivity()
                .when(new ChangeProductDetails("SKU-1", Change.to("Lamp"), Change.none(), Change.none(), Change.none()))
                .expectException(UnknownProduct.class)
                .expectNoEvents();
    }
}
