package sklad.command.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.masterdata.LocationFacts;
import sklad.command.masterdata.MasterData;
import sklad.command.masterdata.NegativePastFacts;
import sklad.command.masterdata.NegativePastPolicy;
import sklad.command.masterdata.PeriodFacts;
import sklad.command.masterdata.ProductFacts;
import sklad.command.masterdata.UnknownLocation;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.policy.PolicyCommand.SetNegativePastPolicy;
import sklad.events.NegativePastPolicySet;

class SetNegativePastPolicyTest {

    private final AggregateTestFixture<NegativePast> fixture = new AggregateTestFixture<>(NegativePast.class);

    SetNegativePastPolicyTest() {
        fixture.registerInjectableResource(new OneProduct());
    }

    @Test
    void lays_down_the_policy_for_all() {
        fixture.givenNoPriorActivity()
                .when(new SetNegativePastPolicy(NegativePastPolicy.REFUSE, null, null))
                .expectEvents(new NegativePastPolicySet("refuse", null, null));
    }

    @Test
    void takes_a_products_policy_back() {
        fixture.given(new NegativePastPolicySet("refuse", "SKU-1", null))
                .when(new SetNegativePastPolicy(null, "SKU-1", null))
                .expectEvents(new NegativePastPolicySet(null, "SKU-1", null));
    }

    @Test
    void applies_nothing_where_it_is_the_same_already() {
        fixture.given(new NegativePastPolicySet("refuse", "SKU-1", null))
                .when(new SetNegativePastPolicy(NegativePastPolicy.REFUSE, "SKU-1", null))
                .expectNoEvents();
    }

    @Test
    void refuses_what_it_does_not_know() {
        fixture.givenNoPriorActivity()
                .when(new SetNegativePastPolicy(NegativePastPolicy.REFUSE, "NONE", null))
                .expectException(UnknownProduct.class);
        fixture.givenNoPriorActivity()
                .when(new SetNegativePastPolicy(NegativePastPolicy.REFUSE, null, "NOWHERE"))
                .expectException(UnknownLocation.class);
    }

    @Test
    void the_most_specific_policy_counts() {
        NegativePastFacts facts = NegativePastFacts.fold(null, new NegativePastPolicySet("refuse", null, null));
        facts = NegativePastFacts.fold(facts, new NegativePastPolicySet("accept", null, "SHOP"));
        facts = NegativePastFacts.fold(facts, new NegativePastPolicySet("refuse", "SKU-1", null));

        assertThat(NegativePastFacts.NONE.of("SKU-1", "MAIN")).isEqualTo(NegativePastPolicy.ACCEPT);
        assertThat(facts.of("SKU-2", "MAIN")).isEqualTo(NegativePastPolicy.REFUSE);
        assertThat(facts.of("SKU-2", "SHOP")).isEqualTo(NegativePastPolicy.ACCEPT);
        assertThat(facts.of("SKU-1", "SHOP")).isEqualTo(NegativePastPolicy.REFUSE);
        facts = NegativePastFacts.fold(facts, new NegativePastPolicySet(null, "SKU-1", null));
        assertThat(facts.of("SKU-1", "SHOP")).isEqualTo(NegativePastPolicy.ACCEPT);
    }

    /** A warehouse with one product and one location. */
    private static final class OneProduct implements MasterData {

        @Override
        public ProductFacts product(String sku) {
            if (!sku.equals("SKU-1")) {
                throw new UnknownProduct(sku);
            }
            return new ProductFacts(sku, false, false);
        }

        @Override
        public LocationFacts location(String code) {
            if (!code.equals("MAIN")) {
                throw new UnknownLocation(code);
            }
            return new LocationFacts(code, true);
        }

        @Override
        public PeriodFacts periods() {
            return PeriodFacts.OPEN;
        }

        @Override
        public NegativePastFacts negativePast() {
            return NegativePastFacts.NONE;
        }
    }
}
