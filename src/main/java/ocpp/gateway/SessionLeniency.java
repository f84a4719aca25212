package ocpp.gateway;

import ocpp.gateway.StationDirectory.Known;
import ocpp.protocol.core.BootNotification;
import ocpp.station.Validation;
import ocpp.station.ValidationPolicy;
import ocpp.wire.Leniency;
import ocpp.wire.Received;
import org.jspecify.annotations.Nullable;

/** How the messages of one connection are read: by what is known of its station, which a boot and an operator change. */
final class SessionLeniency implements Leniency {
    private final ValidationPolicy policy;
    private Known known;
    private boolean lenient;

    SessionLeniency(ValidationPolicy policy, Known known) {
        this.policy = policy;
        know(known);
    }

    /** An operator sets how the station is read, null for the policy. */
    void read(@Nullable Validation own) {
        know(new Known(own, known.vendor(), known.model()));
    }

    void booted(BootNotification.Request boot) {
        know(after(boot));
    }

    @Override
    public boolean isLenient() {
        return lenient;
    }

    /** A BootNotification tells the vendor and model by which it is read itself. */
    @Override
    public boolean takes(Received mended) {
        return mended instanceof Received.Call call && call.payload() instanceof BootNotification.Request boot
                ? isLenient(after(boot))
                : lenient;
    }

    private Known after(BootNotification.Request boot) {
        return new Known(known.validation(), boot.chargePointVendor(), boot.chargePointModel());
    }

    private void know(Known next) {
        known = next;
        lenient = isLenient(next);
    }

    private boolean isLenient(Known station) {
        return policy.of(station.validation(), station.vendor(), station.model()) == Validation.LENIENT;
    }
}
