package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import ocpp.emulator.link.StationUrl;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.rpc.CallOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules that hold over a session and what comes around it. */
class RulesOfSessionsTest {

    @Test
    @DisplayName("AUTH-02, AUTH-03, STOP-12, TC_068: the tag that started stops without being asked for again")
    void sameTagStops() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.give(new Input.Swipe(1, "tag-001"));
        assertThat(rig.sent(Authorize.Request.class)).hasSize(1);
        assertThat(rig.sent(StopTransaction.Request.class)).hasSize(1);
    }

    @Test
    @DisplayName(
            "STAT-10: back online the status of now is told once, not what was in between; one that is as before is not")
    void statusAfterAnOutage() {
        Rig rig = Rig.booted();
        rig.lose();
        rig.give(new Input.Plug(1, null));
        rig.give(new Input.Unplug(1));
        rig.give(new Input.Plug(1, null));
        rig.give(new Input.Plug(2, null));
        rig.give(new Input.Unplug(2));
        rig.clear();
        rig.find();
        assertThat(rig.statuses(1)).containsExactly("Preparing");
        assertThat(rig.statuses(2)).isEmpty();
    }

    @Test
    @DisplayName("MV-12, START-01: the register goes on over transactions: the second begins where the first ended")
    void registerGoesOn() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.seconds(600);
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.give(new Input.Unplug(1));
        int end = rig.only(StopTransaction.Request.class).meterStop();
        assertThat(end).isGreaterThan(1_000);
        rig.clear();
        rig.charge(1, "TAG-001");
        assertThat(rig.only(StartTransaction.Request.class).meterStart()).isEqualTo(end);
    }

    @Test
    @DisplayName("MV-18: an interval holds the energy since the value before; together they are what the register rose")
    void intervals() {
        Rig rig = Rig.booted(
                "MeterValueSampleInterval",
                "60",
                "MeterValuesSampledData",
                "Energy.Active.Import.Interval,Energy.Active.Import.Register");
        rig.charge(1, "TAG-001");
        rig.seconds(600);
        double sum = 0;
        double last = 0;
        for (MeterValues.Request request : rig.sent(MeterValues.Request.class)) {
            List<SampledValue> values = request.meterValue().get(0).sampledValue();
            sum += Double.parseDouble(values.get(0).value());
            last = Double.parseDouble(values.get(1).value());
        }
        assertThat(sum).isGreaterThan(1_000).isBetween(last - 1, last + 1);
    }

    @Test
    @DisplayName("SC-RUN-06: Current.Offered is the limit in force")
    void offered() {
        Rig rig = Rig.booted("MeterValueSampleInterval", "60", "MeterValuesSampledData", "Current.Offered");
        rig.charge(1, "TAG-001");
        rig.call(new SetChargingProfile.Request(
                1, LimitsTest.profile(1, ChargingProfilePurpose.TxProfile, ChargingRateUnit.A, 0, 9)));
        rig.seconds(61);
        assertThat(rig.sent(MeterValues.Request.class))
                .last()
                .extracting(request ->
                        request.meterValue().get(0).sampledValue().get(0).value())
                .isEqualTo("9.00");
    }

    @Test
    @DisplayName(
            "CFG-09, SEC-KEY-07: what was changed is so after a power cut and in the next process, the password too")
    void changesSurvive() {
        ChargePointSetup setup = ChargePointSetup.of("CP_1").withPersistence(true);
        Rig rig = new Rig(setup);
        rig.give(new Input.PowerOn());
        rig.call(new ChangeConfiguration.Request("MeterValueSampleInterval", "17"));
        rig.call(new ChangeConfiguration.Request("AuthorizationKey", "000102030405060708090A0B0C0D0E0F"));
        rig.give(new Input.PowerCut());
        rig.give(new Input.PowerOn());
        assertThat(value(rig, "MeterValueSampleInterval")).isEqualTo("17");
        rig.clear();
        rig.restartProcess(setup);
        assertThat(value(rig, "MeterValueSampleInterval")).isEqualTo("17");
        assertThat(rig.effects(Effect.Connect.class))
                .singleElement()
                .extracting(Effect.Connect::authorizationKey)
                .isEqualTo("000102030405060708090A0B0C0D0E0F");
    }

    @Test
    @DisplayName("J-ERR-07: a CALLERROR to a StartTransaction is no answer: it is sent again with its id")
    void refusedStartIsRepeated() {
        Rig rig = Rig.booted("TransactionMessageRetryInterval", "5");
        rig.unless(
                StartTransaction.Request.class::isInstance, new CallOutcome.Refused("InternalError", "", "{}", false));
        rig.charge(1, "TAG-001");
        rig.seconds(5);
        List<Effect.Send> starts = rig.effects(Effect.Send.class).stream()
                .filter(send -> send.request() instanceof StartTransaction.Request)
                .toList();
        assertThat(starts).hasSize(2);
        assertThat(starts.get(0).messageId()).isEqualTo(starts.get(1).messageId());
    }

    @Test
    @DisplayName("J-CONN-03: the identity stands percent-encoded at the end of the URL")
    void identityInTheUrl() {
        assertThat(StationUrl.of("ws://host:9000/ocpp", "RDAM 123")).hasToString("ws://host:9000/ocpp/RDAM%20123");
        assertThat(StationUrl.of("wss://host/", "CP/1+\u00e9")).hasToString("wss://host/CP%2F1%2B%C3%A9");
    }

    private static String value(Rig rig, String key) {
        GetConfiguration.Response response =
                (GetConfiguration.Response) rig.call(new GetConfiguration.Request(List.of(key)));
        return Objects.requireNonNullElse(
                Objects.requireNonNull(response.configurationKey()).get(0).value(), "");
    }
}
