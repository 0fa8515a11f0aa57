package sklad.command.product;

import java.math.BigDecimal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.product.ProductCommand.RegisterProduct;
import sklad.events.ProductRegistered;

class RegisterProductTest {

    private final AggregateTestFixture<Product> fixture = new AggregateTestFixture<>(Product.class);

    @Test
    void makes_a_product_known() {
        fixture.givenNoPriorActivity()
                .when(new RegisterProduct("SKU-1", "Lantern", "Garden", "each", new BigDecimal("10.50"), true))
                .expectEvents(
                        new ProductRegistered("SKU-1", "Lantern", "Garden", "each", new BigDecimal("10.5"), true));
    }

    @Test
    void refuses_a_sku_that_is_registered_already() {
        fixture.given(new ProductRegistered("SKU-1", "Lantern", "Garden", "each", null, false))
                .when(new RegisterProduct("SKU-1", "Lamp", "Light", "each", null, false))
                .expectException(DuplicateSku.class)
                .expectNoEvents();
    }
}
