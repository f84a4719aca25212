package ocpp.smartcharging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.GetCompositeSchedule;
import ocpp.protocol.smartcharging.SetChargingProfile;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** SC-COMP, SC-STACK, SC-CLR, SC-PUR, SC-KIND: every vector and every sequence of the shared file. */
class SmartChargingVectorsTest {
    private static final RecursiveComparisonConfiguration EXACT_DECIMALS = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
            .build();

    @TestFactory
    @DisplayName(
            "SC-PUR-04, SC-KIND-01, SC-KIND-02, SC-KIND-03, SC-KIND-05, SC-KIND-06, SC-KIND-07, SC-KIND-08, SC-STACK-01,"
                    + " SC-STACK-09, SC-COMP-01, SC-COMP-02, SC-COMP-04, SC-COMP-06, SC-COMP-08, SC-COMP-09: vectors")
    Stream<DynamicTest> everyCompositeScheduleIsTheOneExpected() {
        List<JsonNode> vectors = Vectors.cases("vectors");
        System.out.println("smart charging vectors: " + vectors.size());
        return vectors.stream().map(vector -> DynamicTest.dynamicTest(name(vector), () -> checkVector(vector)));
    }

    @TestFactory
    @DisplayName("SC-STACK-02, SC-STACK-03, SC-STACK-07, SC-CLR-01, SC-CLR-02, SC-CLR-03, RSTART-05: sequences")
    Stream<DynamicTest> everySequenceIsAnsweredAsExpected() {
        List<JsonNode> sequences = Vectors.cases("sequences");
        System.out.println("smart charging sequences: " + sequences.size());
        return sequences.stream()
                .map(sequence -> DynamicTest.dynamicTest(name(sequence), () -> checkSequence(sequence)));
    }

    private static void checkVector(JsonNode vector) {
        Vectors.Station station = Vectors.read(vector.get("station"), Vectors.Station.class);
        List<InstalledProfile> installed = new ArrayList<>();
        for (JsonNode each : vector.get("installed")) {
            SetChargingProfile.Request request = new SetChargingProfile.Request(
                    each.get("connectorId").asInt(),
                    Vectors.read(each.get("csChargingProfiles"), ocpp.protocol.smartcharging.ChargingProfile.class));
            installed.add(new InstalledProfile(
                    request.connectorId(), Vectors.instant(each.get("installedAt")), request.csChargingProfiles()));
        }
        Situation situation = new Situation(
                station.hardware(), ChargingProfiles.of(installed), Vectors.transactions(vector.get("transactions")));
        GetCompositeSchedule.Response answer = CompositeSchedule.of(
                situation,
                station.allowedUnits(),
                Vectors.read(vector.get("request"), GetCompositeSchedule.Request.class),
                Vectors.instant(vector.get("now")));
        assertThat(answer)
                .usingRecursiveComparison(EXACT_DECIMALS)
                .isEqualTo(Vectors.read(vector.get("expected"), GetCompositeSchedule.Response.class));
    }

    private static void checkSequence(JsonNode sequence) {
        Vectors.Station station = Vectors.read(sequence.get("station"), Vectors.Station.class);
        ScriptedStation scripted = new ScriptedStation(station);
        for (JsonNode step : sequence.get("steps")) {
            Object answer =
                    scripted.answer(step.get("action").asText(), step.get("payload"), Vectors.instant(step.get("at")));
            assertThat(answer)
                    .as(step.toString())
                    .usingRecursiveComparison(EXACT_DECIMALS)
                    .isEqualTo(Vectors.read(step.get("expect"), answer.getClass()));
        }
    }

    private static String name(JsonNode testCase) {
        return testCase.get("id").asText() + " " + testCase.get("title").asText();
    }

    /** Answers as a charge point without a running transaction would. */
    private static final class ScriptedStation {
        private final Vectors.Station station;
        private ChargingProfiles profiles = ChargingProfiles.NONE;

        ScriptedStation(Vectors.Station station) {
            this.station = station;
        }

        Object answer(String action, JsonNode payload, Instant now) {
            return switch (action) {
                case "SetChargingProfile" -> set(Vectors.read(payload, SetChargingProfile.Request.class), now);
                case "ClearChargingProfile" -> clear(Vectors.read(payload, ClearChargingProfile.Request.class));
                case "GetCompositeSchedule" ->
                    CompositeSchedule.of(
                            situation(),
                            station.allowedUnits(),
                            Vectors.read(payload, GetCompositeSchedule.Request.class),
                            now);
                case "RemoteStartTransaction" ->
                    remoteStart(Vectors.read(payload, RemoteStartTransaction.Request.class));
                default -> throw new IllegalArgumentException(action);
            };
        }

        private SetChargingProfile.Response set(SetChargingProfile.Request request, Instant now) {
            Installation installation = InstallationRules.install(situation(), station.capabilities(), request, now);
            if (installation instanceof Installation.Installed installed) {
                profiles = installed.profiles();
                return new SetChargingProfile.Response(SetChargingProfile.ChargingProfileStatus.Accepted);
            }
            return new SetChargingProfile.Response(SetChargingProfile.ChargingProfileStatus.Rejected);
        }

        private ClearChargingProfile.Response clear(ClearChargingProfile.Request request) {
            ChargingProfiles before = profiles;
            profiles = profiles.cleared(request);
            return new ClearChargingProfile.Response(
                    before.missingIn(profiles).isEmpty()
                            ? ClearChargingProfile.ClearChargingProfileStatus.Unknown
                            : ClearChargingProfile.ClearChargingProfileStatus.Accepted);
        }

        private RemoteStartTransaction.Response remoteStart(RemoteStartTransaction.Request request) {
            String reason = InstallationRules.remoteStart(situation(), station.capabilities(), request);
            return new RemoteStartTransaction.Response(
                    reason == null
                            ? ocpp.protocol.core.RemoteStartStopStatus.Accepted
                            : ocpp.protocol.core.RemoteStartStopStatus.Rejected);
        }

        private Situation situation() {
            return new Situation(station.hardware(), profiles, List.of());
        }
    }
}
