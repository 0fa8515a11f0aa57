package sklad.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class UpcastersTest {

    @ParameterizedTest
    @CsvSource({"ProductRegistered", "ProductDetailsChanged"})
    void a_product_without_a_category_is_read_as_uncategorised(String event) {
        JsonNode stored = json("{'sku':'SKU-1','name':'Lantern','unit':'each','negativeStockAllowed':false}");

        JsonNode read = Upcasters.upcast(event, "1", stored);

        assertThat(read.path("category").asString()).isEqualTo(ProductEvent.UNCATEGORISED);
        assertThat(stored.has("category")).as("what is stored stays as it is").isFalse();
    }

    @Test
    void a_category_that_is_there_stays() {
        JsonNode stored = json("{'sku':'SKU-1','name':'Lantern','category':'Garden','unit':'each'}");

        assertThat(Upcasters.upcast("ProductRegistered", "1", stored)).isEqualTo(stored);
    }

    @Test
    void a_current_revision_needs_no_step() {
        assertThat(Upcasters.path("ProductRegistered", "2")).isEmpty();
        assertThat(Upcasters.path("LocationOpened", "1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ProductRegistered, 3, up to 2",
        "LocationOpened, 2, up to 1",
        "LocationOpened, 0, numbered from 1",
        "LocationOpened, one, numbered from 1",
        "LocationMoved, 1, does not know",
    })
    void a_revision_that_this_build_can_not_read_is_refused_with_the_reason(String event, String revision, String why) {
        assertThatThrownBy(() -> Upcasters.upcast(event, revision, json("{}")))
                .isInstanceOf(UnreadableRevision.class)
                .hasMessageContaining(event)
                .hasMessageContaining(why);
    }

    @Test
    void a_payload_that_is_no_object_is_refused() {
        assertThatThrownBy(() -> Upcasters.upcast("ProductRegistered", "1", json("[7]")))
                .hasMessageContaining("not a JSON object");
    }

    @Test
    void there_is_a_way_from_every_revision_to_the_current_one_and_none_beyond() {
        EventTypes.all().forEach((name, type) -> {
            int current = Integer.parseInt(EventTypes.revisionOf(type));
            assertThat(Upcasters.path(name, "1")).hasSize(current - 1);
        });
        assertThat(Upcasters.all()).allSatisfy(upcaster -> assertThat(upcaster.to())
                .isLessThanOrEqualTo(Integer.parseInt(EventTypes.revisionOf(
                        EventTypes.classOf(upcaster.event()).orElseThrow()))));
    }

    private static JsonNode json(String text) {
        return EventJson.mapper().readTree(text.replace('\'', '"'));
    }
}
