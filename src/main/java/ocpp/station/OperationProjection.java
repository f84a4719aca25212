package ocpp.station;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import ocpp.protocol.core.GetConfiguration.KeyValue;
import ocpp.station.JobEvent.JobKind;
import ocpp.station.Jobs.Job;
import ocpp.station.ReservationEvent.ReservationState;
import ocpp.station.Reservations.Reservation;
import org.jspecify.annotations.Nullable;

/** What the events around operator CALLs mean for the state: reservations, local list, configuration, jobs. */
final class OperationProjection {
    private OperationProjection() {}

    static void addTo(Projection.Table table) {
        table.on(ReservationEvent.Requested.class, OperationProjection::reservationRequested)
                .on(ReservationEvent.Changed.class, OperationProjection::reservationChanged)
                .on(LocalListEvent.Sent.class, OperationProjection::listSent)
                .on(LocalListEvent.Updated.class, (state, event) -> listVersion(state, event.listVersion()))
                .on(
                        LocalListEvent.Refused.class,
                        (state, event) -> state.withLocalList(
                                new LocalList(null, state.localList().lastSent())))
                .on(LocalListEvent.VersionReported.class, (state, event) -> listVersion(state, event.listVersion()))
                .on(ConfigurationEvent.Reported.class, OperationProjection::configurationReported)
                .on(ConfigurationEvent.Changed.class, OperationProjection::configurationChanged)
                .on(JobEvent.Accepted.class, OperationProjection::jobAccepted)
                .on(JobEvent.StatusReported.class, OperationProjection::jobStatus)
                .on(JobEvent.RequestIdUsed.class, OperationProjection::requestIdUsed)
                .ignore(SecurityEvent.Reported.class)
                .ignore(SecurityEvent.SigningRequested.class)
                .ignore(SecurityEvent.CertificateSigned.class)
                .ignore(SecurityEvent.CertificateInstalled.class)
                .ignore(SecurityEvent.CertificateDeleted.class)
                .ignore(SecurityEvent.CertificatesReported.class)
                .ignore(CommandEvent.Sent.class)
                .ignore(CommandEvent.Ended.class);
    }

    private static StationState reservationRequested(StationState state, ReservationEvent.Requested event) {
        Reservation requested = new Reservation(
                event.reservationId(),
                event.connectorId(),
                event.idTag(),
                event.parentIdTag(),
                event.expiryDate(),
                ReservationState.PENDING);
        Reservations before = state.reservations();
        return state.withReservations(new Reservations(
                before.open().with(event.reservationId(), requested),
                Math.max(before.lastId(), event.reservationId())));
    }

    private static StationState reservationChanged(StationState state, ReservationEvent.Changed event) {
        Reservations before = state.reservations();
        Reservation known = before.open().get(event.reservationId());
        if (known == null) {
            return state;
        }
        if (event.state() != ReservationState.ACCEPTED) {
            return state.withReservations(
                    new Reservations(before.open().without(event.reservationId()), before.lastId()));
        }
        Reservation accepted = new Reservation(
                known.reservationId(),
                known.connectorId(),
                known.idTag(),
                known.parentIdTag(),
                known.expiryDate(),
                event.state());
        return state.withReservations(
                new Reservations(before.open().with(event.reservationId(), accepted), before.lastId()));
    }

    private static StationState listSent(StationState state, LocalListEvent.Sent event) {
        LocalList before = state.localList();
        return state.withLocalList(new LocalList(before.version(), Math.max(before.lastSent(), event.listVersion())));
    }

    private static StationState listVersion(StationState state, int version) {
        return state.withLocalList(new LocalList(version, state.localList().lastSent()));
    }

    private static StationState configurationReported(StationState state, ConfigurationEvent.Reported event) {
        Map<String, ConfigurationValue> configuration = new HashMap<>(state.configuration());
        for (KeyValue known : event.known()) {
            configuration.put(
                    folded(known.key()), new ConfigurationValue(known.key(), known.value(), known.readonly(), false));
        }
        event.unknown().forEach(key -> configuration.remove(folded(key)));
        return state.withConfiguration(Map.copyOf(configuration));
    }

    private static StationState configurationChanged(StationState state, ConfigurationEvent.Changed event) {
        Map<String, ConfigurationValue> configuration = new HashMap<>(state.configuration());
        ConfigurationValue before = configuration.get(folded(event.key()));
        configuration.put(
                folded(event.key()),
                new ConfigurationValue(
                        before == null ? event.key() : before.key(), event.value(), false, event.rebootRequired()));
        return state.withConfiguration(Map.copyOf(configuration));
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    private static StationState jobAccepted(StationState state, JobEvent.Accepted event) {
        return job(state, event.kind(), new Job(event.commandId(), event.requestId(), null, event.at()));
    }

    private static StationState jobStatus(StationState state, JobEvent.StatusReported event) {
        Job before = state.jobs().last().get(event.kind());
        return job(state, event.kind(), reported(before, event.requestId(), event.status(), event.at()));
    }

    private static Job reported(@Nullable Job before, @Nullable Integer requestId, String status, Instant at) {
        if (before == null || another(before.requestId(), requestId)) {
            return new Job(null, requestId, status, at);
        }
        return new Job(before.commandId(), before.requestId(), status, at);
    }

    private static boolean another(@Nullable Integer before, @Nullable Integer requestId) {
        return before != null && requestId != null && !before.equals(requestId);
    }

    private static StationState job(StationState state, JobKind kind, Job job) {
        Map<JobKind, Job> last = new EnumMap<>(JobKind.class);
        last.putAll(state.jobs().last());
        last.put(kind, job);
        return state.withJobs(new Jobs(Map.copyOf(last), state.jobs().lastRequestId()));
    }

    private static StationState requestIdUsed(StationState state, JobEvent.RequestIdUsed event) {
        Jobs before = state.jobs();
        return state.withJobs(new Jobs(before.last(), Math.max(before.lastRequestId(), event.requestId())));
    }
}
