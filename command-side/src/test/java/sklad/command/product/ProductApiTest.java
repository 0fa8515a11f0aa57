package sklad.command.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;
import sklad.command.RunningSide.Requests;

class ProductApiTest {

    private static final RunningSide SIDE = RunningSide.start();

    private final Requests mia = SIDE.as("mia", "manager");

    @AfterAll
    static void stop() {
        SIDE.close();
    }

    @Test
    void registers_a_product_once() {
        Reply registered = mia.post("/products", "{'sku':'A +1','name':'Lamp','category':'Light','reorderPoint':5.50}")
                .is(201);

        assertThat(registered.header("Location")).isEqualTo("/products/A%20+1");
        assertThat(registered.body()).startsWith("{\"sku\":\"A +1\",\"version\":0,\"position\":");
        mia.post("/products", "{'sku':'A +1','name':'Lamp'}").isProblem(409, "duplicate-sku");
        assertThat(SIDE.number(
                        "SELECT count(*) FROM event_store.event WHERE stream_id = 'product:A +1' AND payload::jsonb "
                                + "= '{\"sku\":\"A +1\",\"name\":\"Lamp\",\"category\":\"Light\",\"unit\":\"each\","
                                + "\"reorderPoint\":5.5,\"negativeStockAllowed\":false}'"))
                .isEqualTo(1);
    }

    @Test
    void a_product_always_has_a_category() {
        mia.post("/products", "{'sku':'E','name':'Lamp'}").is(201);
        patch("E", "{'category':'Light'}");
        patch("E", "{'category':null}");

        assertThat(SIDE.number("SELECT count(*) FROM event_store.event WHERE stream_id = 'product:E'"
                        + " AND event_revision = '2' AND payload ->> 'category' = 'uncategorised'"))
                .isEqualTo(2);
    }

    @Test
    void changes_what_is_given_and_nothing_else() {
        mia.post("/products", "{'sku':'B','name':'Lamp','category':'Light','reorderPoint':5}")
                .is(201);

        assertThat(patch("B", "{'name':'Lantern'}").number("version")).isEqualTo(1);
        assertThat(patch("B", "{'category':null,'reorderPoint':null}").number("version"))
                .isEqualTo(3);
        assertThat(patch("B", "{'name':'Lantern','reorderPoint':null}").number("version"))
                .isEqualTo(3);
        assertThat(patch("B", "{'reorderPoint':7}").number("version")).isEqualTo(4);
        assertThat(patch("B", "{}").number("version")).isEqualTo(4);

        assertThat(SIDE.number("SELECT count(*) FROM event_store.event WHERE stream_id = 'product:B' AND event_type "
                        + "= 'ProductDetailsChanged'"))
                .isEqualTo(2);
        mia.send("PATCH", "/products/NONE", "{}").isProblem(404, "unknown-product");
    }

    @Test
    void changes_only_the_version_that_was_seen() {
        String etag = mia.post("/products", "{'sku':'C','name':'Lamp'}").is(201).header("ETag");
        patch("C", "{'name':'Lantern'}");

        mia.header("If-Match", etag)
                .send("PATCH", "/products/C", "{\"name\":\"Torch\"}")
                .isProblem(412, "stale-version");
        mia.header("If-Match", "\"1\"")
                .send("PATCH", "/products/C", "{\"name\":\"Torch\"}")
                .is(200);
    }

    @Test
    void discontinues_a_product() {
        mia.post("/products", "{'sku':'D','name':'Lamp'}").is(201);

        assertThat(mia.send("POST", "/products/D/discontinue", "").is(200).number("version"))
                .isEqualTo(1);
        assertThat(mia.post("/products/D/discontinue", "{'reason':'again'}")
                        .is(200)
                        .number("version"))
                .isEqualTo(1);
        mia.post("/products/NONE/discontinue", "{}").isProblem(404, "unknown-product");
    }

    private Reply patch(String sku, String body) {
        return mia.send("PATCH", "/products/" + sku, body.replace('\'', '"')).is(200);
    }
}
