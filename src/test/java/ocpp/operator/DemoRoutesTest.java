package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import ocpp.operator.http.ApiClient.Answer;
import org.junit.jupiter.api.Test;

class DemoRoutesTest {
    @Test
    void theFleetIsStartedOnceWithAsManyStationsAsAsked() {
        try (OperatorBed bed = new OperatorBed(Map.of())) {
            assertThat(start(bed, "{\"stations\":0}").status()).isEqualTo(422);
            assertThat(start(bed, "{\"stations\":\"9\"}").body()).contains("\"pointer\":\"/stations\"", "1 to 200");
            assertThat(bed.demoFleets()).isEmpty();
            assertThat(start(bed, "{\"stations\":12}").status()).isEqualTo(202);
            assertThat(bed.demoFleets()).containsExactly(12);
            assertThat(start(bed, "").status()).isEqualTo(409);
        }
    }

    private static Answer start(OperatorBed bed, String body) {
        return bed.api().send("POST", "/api/v1/demo/fleet", body);
    }
}
