package ocpp.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.ChangeAvailability;
import ocpp.protocol.core.ChangeAvailability.AvailabilityStatus;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.ChangeConfiguration.ConfigurationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.GetConfiguration.KeyValue;
import ocpp.protocol.core.RemoteStartStopStatus;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.localauth.GetLocalListVersion;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.UpdateStatus;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import ocpp.protocol.reservation.CancelReservation;
import ocpp.protocol.reservation.CancelReservation.CancelReservationStatus;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.ExtendedTriggerMessage.ExtendedMessageTrigger;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile.ChargingProfileStatus;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessageStatus;
import ocpp.rpc.CallOutcome;
import ocpp.station.ProfileEvent.Cause;
import ocpp.station.ProfileEvent.Source;
import ocpp.station.ReservationEvent.ReservationState;
import org.jspecify.annotations.Nullable;

/** What the end of an operator's CALL means for the state of the station. */
final class CommandMeanings {
    private final Map<Class<?>, Entry<?, ?>> table = new HashMap<>();

    /** A CALL that has ended. */
    record Call<R>(String commandId, R request, Instant now) {}

    /** What an answer means. */
    @FunctionalInterface
    interface Meaning<R, A> {
        List<StationEvent> of(StationState state, Call<R> call, A answer);
    }

    private record Entry<R, A>(Class<R> request, Class<A> answer, Meaning<R, A> meaning) {
        private List<StationEvent> of(StationState state, Call<?> call, ResponsePayload payload) {
            return meaning.of(
                    state, new Call<>(call.commandId, request.cast(call.request), call.now), answer.cast(payload));
        }
    }

    CommandMeanings() {
        on(ChangeAvailability.Request.class, ChangeAvailability.Response.class, CommandMeanings::availability);
        on(ChangeConfiguration.Request.class, ChangeConfiguration.Response.class, CommandMeanings::configurationSet);
        on(GetConfiguration.Request.class, GetConfiguration.Response.class, CommandMeanings::configurationRead);
        on(RemoteStartTransaction.Request.class, RemoteStartTransaction.Response.class, CommandMeanings::remoteStart);
        on(SetChargingProfile.Request.class, SetChargingProfile.Response.class, CommandMeanings::profileSet);
        on(ClearChargingProfile.Request.class, ClearChargingProfile.Response.class, CommandMeanings::profilesCleared);
        on(ReserveNow.Request.class, ReserveNow.Response.class, CommandMeanings::reserved);
        on(CancelReservation.Request.class, CancelReservation.Response.class, CommandMeanings::cancelled);
        on(SendLocalList.Request.class, SendLocalList.Response.class, CommandMeanings::listSent);
        on(GetLocalListVersion.Request.class, GetLocalListVersion.Response.class, CommandMeanings::listVersion);
        on(TriggerMessage.Request.class, TriggerMessage.Response.class, CommandMeanings::triggered);
        on(
                ExtendedTriggerMessage.Request.class,
                ExtendedTriggerMessage.Response.class,
                CommandMeanings::extendedTriggered);
        JobMeanings.addTo(this);
    }

    /** The events of this end; the last one tells the end itself. */
    List<StationEvent> of(StationState state, Call<RequestPayload<?>> call, CallOutcome outcome) {
        List<StationEvent> events = new ArrayList<>();
        Entry<?, ?> entry = table.get(call.request.getClass());
        if (entry != null && outcome instanceof CallOutcome.Answered answered) {
            events.addAll(entry.of(state, call, answered.payload()));
        }
        if (outcome instanceof CallOutcome.Refused && call.request instanceof ReserveNow.Request reserve) {
            events.add(reservation(call.now, reserve.reservationId(), ReservationState.REJECTED, null));
        }
        events.add(new CommandEvent.Ended(call.now, call.commandId, outcome));
        return events;
    }

    <R extends RequestPayload<A>, A extends ResponsePayload> void on(
            Class<R> request, Class<A> answer, Meaning<R, A> meaning) {
        table.put(request, new Entry<>(request, answer, meaning));
    }

    /** Connector 0 stands for the station and all its connectors (AVAIL-02). */
    private static List<StationEvent> availability(
            StationState state, Call<ChangeAvailability.Request> call, ChangeAvailability.Response answer) {
        if (answer.status() == AvailabilityStatus.Rejected) {
            return List.of();
        }
        boolean scheduled = answer.status() == AvailabilityStatus.Scheduled;
        ChangeAvailability.Request request = call.request;
        List<StationEvent> events = new ArrayList<>();
        events.add(new ConnectorEvent.AvailabilityChanged(call.now, request.connectorId(), request.type(), scheduled));
        if (request.connectorId() == 0) {
            state.connectors().values().stream()
                    .filter(connector -> connector.connectorId() != 0)
                    .forEach(connector -> events.add(new ConnectorEvent.AvailabilityChanged(
                            call.now, connector.connectorId(), request.type(), scheduled)));
        }
        return events;
    }

    private static List<StationEvent> configurationSet(
            StationState state, Call<ChangeConfiguration.Request> call, ChangeConfiguration.Response answer) {
        boolean rebootRequired = answer.status() == ConfigurationStatus.RebootRequired;
        boolean taken = answer.status() == ConfigurationStatus.Accepted || rebootRequired;
        return taken && !CommandRules.isSecret(call.request.key())
                ? List.of(new ConfigurationEvent.Changed(
                        call.now, call.request.key(), call.request.value(), rebootRequired))
                : List.of();
    }

    private static List<StationEvent> configurationRead(
            StationState state, Call<GetConfiguration.Request> call, GetConfiguration.Response answer) {
        List<KeyValue> known = answer.configurationKey() == null ? List.of() : answer.configurationKey();
        List<String> unknown = answer.unknownKey() == null ? List.of() : answer.unknownKey();
        List<KeyValue> safe = known.stream()
                .map(key -> CommandRules.isSecret(key.key()) ? new KeyValue(key.key(), key.readonly(), null) : key)
                .toList();
        return List.of(new ConfigurationEvent.Reported(call.now, safe, unknown));
    }

    private static List<StationEvent> remoteStart(
            StationState state, Call<RemoteStartTransaction.Request> call, RemoteStartTransaction.Response answer) {
        return answer.status() == RemoteStartStopStatus.Accepted && call.request.chargingProfile() != null
                ? List.of(new ProfileEvent.RemoteStartAccepted(
                        call.now, call.request.connectorId(), call.request.idTag(), call.request.chargingProfile()))
                : List.of();
    }

    private static List<StationEvent> profileSet(
            StationState state, Call<SetChargingProfile.Request> call, SetChargingProfile.Response answer) {
        return answer.status() == ChargingProfileStatus.Accepted
                ? Profiles.install(
                        state,
                        call.request.connectorId(),
                        call.request.csChargingProfiles(),
                        Source.SetChargingProfile,
                        call.now)
                : List.of();
    }

    /** Accepted: they are gone. Unknown: the station has none that match, so those known here are gone too. */
    private static List<StationEvent> profilesCleared(
            StationState state, Call<ClearChargingProfile.Request> call, ClearChargingProfile.Response answer) {
        List<Integer> gone = state.charging().idsOf(profile -> profile.matches(call.request));
        return gone.isEmpty() ? List.of() : List.of(new ProfileEvent.Removed(call.now, gone, Cause.Cleared));
    }

    private static List<StationEvent> reserved(
            StationState state, Call<ReserveNow.Request> call, ReserveNow.Response answer) {
        boolean accepted = answer.status() == ReservationStatus.Accepted;
        return List.of(reservation(
                call.now,
                call.request.reservationId(),
                accepted ? ReservationState.ACCEPTED : ReservationState.REJECTED,
                answer.status()));
    }

    private static List<StationEvent> cancelled(
            StationState state, Call<CancelReservation.Request> call, CancelReservation.Response answer) {
        int reservationId = call.request.reservationId();
        return answer.status() == CancelReservationStatus.Accepted
                        && state.reservations().open().get(reservationId) != null
                ? List.of(reservation(call.now, reservationId, ReservationState.CANCELLED, null))
                : List.of();
    }

    private static StationEvent reservation(
            Instant now, int reservationId, ReservationState state, @Nullable ReservationStatus answer) {
        return new ReservationEvent.Changed(now, reservationId, state, answer, null);
    }

    private static List<StationEvent> listSent(
            StationState state, Call<SendLocalList.Request> call, SendLocalList.Response answer) {
        List<SendLocalList.AuthorizationData> entries = call.request.localAuthorizationList();
        boolean refused = answer.status() == UpdateStatus.Failed || answer.status() == UpdateStatus.VersionMismatch;
        if (refused && call.request.updateType() == UpdateType.Differential) {
            return List.of(new LocalListEvent.Refused(call.now));
        }
        return answer.status() == UpdateStatus.Accepted
                ? List.of(new LocalListEvent.Updated(
                        call.now,
                        call.request.listVersion(),
                        call.request.updateType(),
                        entries == null ? List.of() : entries))
                : List.of();
    }

    private static List<StationEvent> listVersion(
            StationState state, Call<GetLocalListVersion.Request> call, GetLocalListVersion.Response answer) {
        return List.of(new LocalListEvent.VersionReported(call.now, answer.listVersion()));
    }

    private static List<StationEvent> triggered(
            StationState state, Call<TriggerMessage.Request> call, TriggerMessage.Response answer) {
        return answer.status() == TriggerMessageStatus.Accepted
                ? triggered(
                        state,
                        call.now,
                        Action.valueOf(call.request.requestedMessage().name()),
                        call.request.connectorId())
                : List.of();
    }

    private static List<StationEvent> extendedTriggered(
            StationState state, Call<ExtendedTriggerMessage.Request> call, ExtendedTriggerMessage.Response answer) {
        return answer.status() == TriggerMessageStatus.Accepted
                ? triggered(state, call.now, action(call.request.requestedMessage()), call.request.connectorId())
                : List.of();
    }

    private static Action action(ExtendedMessageTrigger trigger) {
        return switch (trigger) {
            case SignChargePointCertificate -> Action.SignCertificate;
            case FirmwareStatusNotification -> Action.SignedFirmwareStatusNotification;
            case BootNotification, LogStatusNotification, Heartbeat, MeterValues, StatusNotification ->
                Action.valueOf(trigger.name());
        };
    }

    /** Only a station that is not accepted needs leave to send what it was asked for (BOOT-14). */
    private static List<StationEvent> triggered(
            StationState state, Instant now, Action action, @Nullable Integer connectorId) {
        return state.registration().accepted()
                ? List.of()
                : List.of(new CommandEvent.MessageTriggered(now, action, connectorId));
    }
}
