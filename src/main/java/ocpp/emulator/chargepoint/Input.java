package ocpp.emulator.chargepoint;

import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** What happens to a charge point. One that makes no sense in its state, such as unplugging no cable, does nothing. */
public sealed interface Input {

    /** The mains is switched on, or comes back: the charge point starts and connects. */
    record PowerOn() implements Input {}

    /** The mains is gone: what is not kept for good is lost, transactions end with PowerLoss after the next boot. */
    record PowerCut() implements Input {}

    /** It is switched off in good order: transactions end with PowerLoss and are told as far as that takes 2 s at most. */
    record SwitchOff() implements Input {}

    /** Somebody presses the reset button: the application restarts, transactions end with Reboot. */
    record ResetButton() implements Input {}

    /**
     * A cable is plugged into both the connector and a vehicle.
     *
     * @param vehicle null for the usual one of the setup
     */
    record Plug(int connectorId, @Nullable ArrivingVehicle vehicle) implements Input {}

    /** The cable is pulled out at the vehicle, and out of the connector as far as it is not locked there. */
    record Unplug(int connectorId) implements Input {}

    /**
     * A card is held to the reader.
     *
     * @param connectorId 0 where the reader serves all connectors: the charge point finds the one that is meant
     */
    record Swipe(int connectorId, String idTag) implements Input {}

    /** The stop button of a connector ends its transaction. */
    record StopButton(int connectorId) implements Input {}

    /** The emergency stop of the whole charge point ends all transactions. */
    record EmergencyStop() implements Input {}

    /** The vehicle takes energy again, or pauses. */
    record VehicleReady(int connectorId, boolean ready) implements Input {}

    /**
     * A part fails; on connector 0 the main controller.
     *
     * @param info for people, at most 50 characters
     */
    record Fault(
            int connectorId,
            ChargePointErrorCode errorCode,
            @Nullable String info) implements Input {}

    /** The failure is mended. */
    record ClearFault(int connectorId) implements Input {}

    /** The lock of a connector fails from now on, or works again. */
    record LockFailure(int connectorId, boolean failing) implements Input {}

    /** The network is gone, whatever the socket says; no attempt to connect before it is back. */
    record CarrierLost(String reason) implements Input {}

    /** It closes the WebSocket in good order and stays away until {@link CarrierBack}. */
    record Disconnect(String reason) implements Input {}

    /** The network is back. */
    record CarrierBack() implements Input {}

    /** The WebSocket that {@link Effect.Connect} asked for is open. */
    record LinkUp() implements Input {}

    /** The WebSocket is closed. */
    record LinkDown(String reason) implements Input {}

    /** The attempt to connect failed. */
    record LinkRefused(String reason) implements Input {}

    /** A CALL of the central system, valid by its schema; answered once by {@link Effect.Answer} or {@link Effect.Refuse}. */
    record Received(String messageId, RequestPayload<?> request) implements Input {}

    /** A CALL told by {@link Effect.Send} has ended. */
    record Ended(String messageId, CallOutcome outcome) implements Input {}

    /** A text came that is no valid message (a security event, section A04). */
    record BadText(String reason) implements Input {}

    /** A download or upload is complete. */
    record FileDone(int job, FileContent content) implements Input {}

    /**
     * A download or upload failed; it is not tried again unless it is asked for again.
     *
     * @param reason for people, without credentials
     */
    record FileFailed(int job, String reason) implements Input {}

    /** Sends a CALL at once, whatever the rules say: what a test wants to see refused. */
    record Submit(RequestPayload<?> request) implements Input {}

    /** Time has passed: due at {@link VirtualChargePoint#nextDeadline}. */
    record Tick() implements Input {}
}
