package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import ocpp.emulator.chargepoint.ChargePointView.ConnectorView;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.scenario.Happening;
import ocpp.emulator.scenario.Verb;
import ocpp.emulator.scenario.match.Json;
import ocpp.emulator.scenario.match.Template;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.wire.Decoded;
import ocpp.wire.PayloadCodec;

/** Does what steps do to the charge point and its connection. */
final class StationSteps {
    private static final Duration BOOT = Duration.ofSeconds(30);
    private static final Duration CHARGING = Duration.ofSeconds(10);
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final StationHost host;
    private final World world;
    private final Recording recording;
    private final RunFacts facts;

    StationSteps(StationHost host, World world, Recording recording, RunFacts facts) {
        this.host = host;
        this.world = world;
        this.recording = recording;
        this.facts = facts;
    }

    /** Does what a verb says; false where it is none of these. */
    boolean perform(Verb verb) throws InterruptedException {
        if (verb instanceof Verb.Physical physical) {
            give(physical.input());
        } else if (verb instanceof Verb.Swipe swipe) {
            host.give(new Input.Swipe(swipe.connectorId(), Template.text(swipe.tag(), facts.now())));
        } else if (verb instanceof Verb.Boot) {
            boot();
        } else if (verb instanceof Verb.Connect) {
            connect();
        } else if (verb instanceof Verb.PowerCut cut) {
            give(new Input.PowerCut());
            host.run(cut.length());
            give(new Input.PowerOn());
        } else if (verb instanceof Verb.Charge charge) {
            charge(charge);
        } else if (verb instanceof Verb.Send send) {
            host.give(new Input.Submit(request(send.action(), send.payload())));
        } else if (verb instanceof Verb.SendRaw raw) {
            world.sendText(Template.text(raw.text(), facts.now()));
        } else {
            return change(verb);
        }
        return true;
    }

    /** Changes the network, or what becomes of a CALL. */
    private boolean change(Verb verb) {
        if (verb instanceof Verb.Arm arm) {
            host.arm(arm.action(), arm.reaction());
        } else if (verb instanceof Verb.Latency latency) {
            world.network().latency(latency.oneWay());
        } else if (verb instanceof Verb.Loss loss) {
            world.network().loss(loss.rate());
        } else if (verb instanceof Verb.Mangle mangle && mangle.toStation()) {
            world.network().toStation().mangle(mangle.kinds(), mangle.rate());
        } else if (verb instanceof Verb.Mangle mangle) {
            world.network().toCentralSystem().mangle(mangle.kinds(), mangle.rate());
        } else {
            return false;
        }
        return true;
    }

    private void give(Input input) {
        String mark = markOf(input);
        if (!mark.isEmpty()) {
            facts.mark(mark);
        }
        host.give(input);
    }

    private static String markOf(Input input) {
        if (input instanceof Input.CarrierLost || input instanceof Input.Disconnect) {
            return "link-down";
        } else if (input instanceof Input.CarrierBack) {
            return "link-up";
        } else if (input instanceof Input.PowerCut) {
            return "power-cut";
        }
        return input instanceof Input.PowerOn ? "power-on" : "";
    }

    private void boot() throws InterruptedException {
        int begin = recording.size();
        give(new Input.PowerOn());
        int connectors = host.view().connectors().size();
        boolean booted = host.runUntil(
                () -> host.view().registration() == RegistrationStatus.Accepted && reported(begin) >= connectors,
                world.deadline(BOOT));
        if (!booted) {
            String registration = String.valueOf(host.view().registration());
            throw new StepFailed(
                    "BootNotification Accepted and a StatusNotification of connectors 0 to " + (connectors - 1)
                            + " within " + BOOT.toSeconds() + " s",
                    host.view().connected()
                            ? "registration " + registration + ", " + reported(begin) + " StatusNotification answered"
                            : "no connection");
        }
    }

    private long reported(int begin) {
        return recording.messages().stream()
                .skip(begin)
                .filter(message -> message.action() == Action.StatusNotification)
                .filter(message -> message.happening() == Happening.ANSWERED)
                .map(message ->
                        recording.callOf(message).payload().path("connectorId").asInt())
                .distinct()
                .count();
    }

    private void connect() throws InterruptedException {
        give(new Input.CarrierBack());
        if (!host.runUntil(() -> host.view().connected(), world.deadline(CONNECTING))) {
            throw new StepFailed(
                    "an open connection within " + CONNECTING.toSeconds() + " s",
                    host.view().powered() ? "none" : "none: the charge point is switched off");
        }
    }

    private void charge(Verb.Charge charge) throws InterruptedException {
        await(new Verb.AwaitStatus(charge.connectorId(), ChargePointStatus.Charging, CHARGING));
        double before = connector(charge.connectorId()).energyWh();
        host.run(charge.length());
        ConnectorView after = connector(charge.connectorId());
        if (after.transaction() == null || after.energyWh() <= before) {
            throw new StepFailed(
                    "a transaction that goes on and energy for "
                            + charge.length().toSeconds() + " s",
                    after.status() + ", " + (after.transaction() == null ? "no transaction, " : "")
                            + Math.round(after.energyWh() - before) + " Wh");
        }
    }

    void await(Verb.AwaitStatus await) throws InterruptedException {
        int id = await.connectorId();
        if (!host.runUntil(() -> connector(id).status() == await.status(), world.deadline(await.within()))) {
            throw new StepFailed(
                    "connector " + id + " " + await.status() + " within "
                            + await.within().toSeconds() + " s",
                    connector(id).status().name());
        }
    }

    private ConnectorView connector(int connectorId) {
        if (connectorId >= host.view().connectors().size()) {
            throw new StepFailed(
                    "a connector up to " + (host.view().connectors().size() - 1), "" + connectorId);
        }
        return host.view().connector(connectorId);
    }

    private RequestPayload<?> request(Action action, JsonNode template) {
        byte[] payload = Json.bytes(Template.payload(template, facts.now()));
        Decoded<? extends RequestPayload<?>> decoded = PayloadCodec.readRequest(action, payload);
        if (decoded instanceof Decoded.Valid<? extends RequestPayload<?>> valid) {
            return valid.payload();
        }
        throw new StepFailed(
                "a payload by the schema of " + action,
                StationHost.faults(decoded) + " in " + new String(payload, StandardCharsets.UTF_8));
    }
}
