package ocpp.emulator.chargepoint;

import java.time.Instant;
import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.emulator.meter.EnergyMeter;
import ocpp.emulator.meter.PowerLimit;
import ocpp.emulator.meter.Vehicle;
import ocpp.emulator.status.ConnectorState;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.jspecify.annotations.Nullable;

/** One connector: its cable and lock, its meter, and who uses it. */
final class Connector {
    private final int id;
    private final boolean fixedCable;
    private final EnergyMeter meter;
    private boolean cableIn;
    private boolean vehicleConnected;
    private boolean locked;
    private boolean lockFailing;
    private boolean finishing;
    private @Nullable String lockedFor;
    private @Nullable String remark;
    private @Nullable Failure failure;
    private @Nullable Grant grant;
    private @Nullable Transaction transaction;

    Connector(int id, boolean fixedCable, EnergyMeter meter) {
        this.id = id;
        this.fixedCable = fixedCable;
        this.meter = meter;
    }

    int id() {
        return id;
    }

    EnergyMeter meter() {
        return meter;
    }

    boolean hasFixedCable() {
        return fixedCable;
    }

    /** Whether a cable leads from here to a vehicle. */
    boolean isPlugged() {
        return cableIn && vehicleConnected;
    }

    /** Whether a cable is in, with a vehicle or without. */
    boolean hasCable() {
        return cableIn;
    }

    boolean isLocked() {
        return locked;
    }

    void plug(ArrivingVehicle vehicle) {
        cableIn = true;
        vehicleConnected = true;
        remark = null;
        meter.plug(new Vehicle(vehicle.model(), vehicle.soc()));
    }

    /** The vehicle is gone; the cable stays in where it is locked. */
    void unplugAtVehicle() {
        vehicleConnected = false;
        meter.plug(null);
        releaseCable();
    }

    /** Takes the cable out where no lock and no vehicle holds it. */
    void releaseCable() {
        if (!vehicleConnected && !locked) {
            cableIn = false;
            finishing = false;
            remark = null;
        }
    }

    void vehicleReady(boolean ready) {
        meter.pause(!ready);
    }

    void lock() {
        locked = !fixedCable;
    }

    /** Whether its lock moves neither way now. */
    boolean isLockFailing() {
        return lockFailing;
    }

    void lockFailing(boolean failing) {
        lockFailing = failing;
    }

    void unlock() {
        if (lockFailing) {
            return;
        }
        locked = false;
        lockedFor = null;
        releaseCable();
    }

    /** Keeps the cable locked until this tag, or one of its group, is shown (AUTH-15). */
    void keepLockedFor(String idTag) {
        lockedFor = locked ? idTag : null;
    }

    /** Who has to come to get the cable back, null for nobody. */
    @Nullable
    String lockedFor() {
        return lockedFor;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    void failure(@Nullable Failure now) {
        failure = now;
    }

    boolean isFaulted() {
        return failure != null && failure.severity() != Failure.Severity.WARNING;
    }

    @Nullable
    Grant grant() {
        return grant;
    }

    void grant(@Nullable Grant given) {
        grant = given;
    }

    @Nullable
    Transaction transaction() {
        return transaction;
    }

    void begin(Transaction begun) {
        transaction = begun;
        grant = null;
        finishing = false;
    }

    /** The transaction is over; without a cable nothing is left to do. */
    void end() {
        transaction = null;
        finishing = cableIn;
        meter.offer(PowerLimit.ZERO);
    }

    /** Says in the status that the cable was pulled out at the vehicle (STAT-09). */
    void remark(@Nullable String text) {
        remark = text;
    }

    /** Whether somebody uses it or has it ready for use. */
    boolean isOccupied() {
        return cableIn || grant != null || transaction != null;
    }

    /** Whether a transaction can begin as far as the hardware goes. */
    boolean isReady() {
        return isPlugged() && !isFaulted() && transaction == null && lockedFor == null;
    }

    /**
     * The state that follows from what is plugged, authorized, ready and failing (section 4.9).
     *
     * @param unavailable whether it is out of use, but for a transaction that runs
     * @param reserved whether it is kept for somebody
     * @param energy whether its transaction may have energy
     */
    ConnectorState state(boolean unavailable, boolean reserved, boolean energy) {
        Failure failing = failure;
        ChargePointStatus status = isFaulted() ? ChargePointStatus.Faulted : status(unavailable, reserved, energy);
        if (failing == null || !mayTell(failing, status)) {
            return ConnectorState.of(status).withInfo(remark);
        }
        return new ConnectorState(status, failing.errorCode(), failing.info(), null, null);
    }

    private ChargePointStatus status(boolean unavailable, boolean reserved, boolean energy) {
        if (transaction != null) {
            if (vehicleConnected && !(energy && meter.offersEnough())) {
                return ChargePointStatus.SuspendedEVSE;
            }
            boolean takes = vehicleConnected && meter.vehicleWantsEnergy();
            return takes ? ChargePointStatus.Charging : ChargePointStatus.SuspendedEV;
        }
        if (unavailable) {
            return ChargePointStatus.Unavailable;
        }
        if (finishing && grant == null) {
            return ChargePointStatus.Finishing;
        }
        if (cableIn || grant != null) {
            return ChargePointStatus.Preparing;
        }
        return reserved ? ChargePointStatus.Reserved : ChargePointStatus.Available;
    }

    /** STAT-08: EVCommunicationError goes with some statuses only. */
    private static boolean mayTell(Failure failure, ChargePointStatus status) {
        return failure.errorCode() != ChargePointErrorCode.EVCommunicationError
                || status == ChargePointStatus.Preparing
                || status == ChargePointStatus.SuspendedEV
                || status == ChargePointStatus.SuspendedEVSE
                || status == ChargePointStatus.Finishing;
    }

    void powerOff() {
        grant = null;
        locked = locked && lockedFor != null;
        releaseCable();
    }

    Instant grantedUntil() {
        Grant given = grant;
        return given == null ? Instant.MAX : given.until();
    }
}
