package ocpp.station;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.station.ChargePointActor.Command;
import ocpp.station.ChargePointActor.Execute;
import ocpp.station.RegistrationEvent.Booted;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Asks a station for its configuration when it was accepted: its limits are known before they matter (SC-RUN-05). */
final class Discovery {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPERATOR = "server";

    private final ActorContext<Command> context;
    private final String chargePointId;
    private final boolean enabled;

    Discovery(ActorContext<Command> context, String chargePointId, boolean enabled) {
        this.context = context;
        this.chargePointId = chargePointId;
        this.enabled = enabled;
    }

    /** To be called when the answer has left. */
    void after(Decision decision) {
        for (StationEvent event : decision.events()) {
            if (enabled && event instanceof Booted booted && booted.status() == RegistrationStatus.Accepted) {
                String boot = chargePointId + " " + booted.at();
                String commandId = UUID.nameUUIDFromBytes(boot.getBytes(StandardCharsets.UTF_8))
                        .toString();
                context.getSelf()
                        .tell(new Execute(
                                commandId,
                                new GetConfiguration.Request(null),
                                false,
                                PATIENCE,
                                OPERATOR,
                                context.getSystem().ignoreRef()));
            }
        }
    }
}
