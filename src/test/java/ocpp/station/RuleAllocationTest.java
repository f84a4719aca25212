package ocpp.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import ocpp.Allocation;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.Heartbeat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CALL means, from its payload to the state after it. */
class RuleAllocationTest {
    private final TestStation station = TestStation.accepted();

    @ParameterizedTest
    @DisplayName("A decision and the state after it stay within their budget of bytes")
    @CsvSource({"Heartbeat, 90", "MeterValues, 2000"})
    void aDecisionAndTheStateAfterItStayWithinTheirBudgetOfBytes(String action, long budget) {
        StationRules rules = new StationRules(TestStation.settings(""));
        RequestPayload<?> request = action.equals("Heartbeat")
                ? new Heartbeat.Request()
                : MeterRulesTest.register(1, station.start(1, 1000), station.now(), "1500");
        List<Message<?>> messages = new ArrayList<>();
        for (int round = 0; round < Allocation.ROUNDS; round++) {
            messages.add(new Message<>("m" + round, request, station.now().plusMillis(round), null));
        }
        StationState[] state = {station.state()};

        long bytes = Allocation.ofRound(round -> {
            Decision decision = rules.decide(state[0], messages.get(round), Found.NOTHING);
            state[0] = state[0].applyAll(decision.events());
        });

        assertThat(bytes).isBetween(budget * 19 / 20, budget);
    }
}
