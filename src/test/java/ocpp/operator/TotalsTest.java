package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ocpp.operator.Totals.Sample;
import ocpp.operator.Unit.ConnectorLine;
import ocpp.operator.Unit.TransactionLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TotalsTest {
    private static final Instant NOON = Instant.parse("2026-01-18T12:00:00Z");

    @Test
    void aSampleAddsUpWhatTheChargePointsShow() {
        Unit charging = Unit.unknown("A")
                .connected(NOON, NOON)
                .with(connector(0, "Available"))
                .with(connector(1, "Charging"))
                .with(connector(2, "Charging"))
                .with(transaction(7, "11000.5"))
                .with(transaction(8, null));
        Unit gone = Unit.unknown("B").with(connector(0, "Faulted")).with(transaction(9, "3000"));
        assertThat(Sample.of(List.of(charging, gone), NOON))
                .isEqualTo(new Sample(NOON, 2, 1, 2, 1, 3, new BigDecimal("11000.5")));
    }

    @Test
    void theSamplesOfTheLastHourAreKept() {
        Instant[] now = {NOON};
        Totals totals = new Totals(new Fleet(), () -> now[0]);
        for (int sample = 0; sample < 400; sample++) {
            totals.sample();
            now[0] = now[0].plus(Totals.EVERY);
        }
        List<Sample> kept = totals.samples();
        assertThat(kept).hasSize(360);
        assertThat(Duration.between(kept.get(0).time(), now[0])).isEqualTo(Duration.ofHours(1));
    }

    private static ConnectorLine connector(int connectorId, String status) {
        return new ConnectorLine(connectorId, status, "NoError", null, NOON);
    }

    private static TransactionLine transaction(int transactionId, @Nullable String powerW) {
        return new TransactionLine(
                transactionId,
                1,
                "TAG",
                NOON,
                BigDecimal.ZERO,
                powerW == null ? null : new BigDecimal(powerW),
                null,
                List.of());
    }
}
