package ocpp.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.core.RemoteStopTransaction;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.security.GetLog;
import ocpp.protocol.security.SignedUpdateFirmware;
import org.jspecify.annotations.Nullable;

/** What happens before an operator's CALL goes out: whether it may, with which ids, and what is recorded of it. */
final class CommandRules {
    private static final String AUTHORIZATION_KEY = "AuthorizationKey";

    private CommandRules() {}

    /**
     * Why this CALL may not be sent to the station, or null (BOOT-08, BOOT-13).
     *
     * @param anyContent whether only the registration is a reason
     */
    static @Nullable String obstacle(StationState state, RequestPayload<?> request, boolean anyContent) {
        Registration registration = state.registration();
        if (registration.status() == RegistrationStatus.Rejected) {
            return "the charge point is Rejected (expected: Accepted or Pending): nothing may be sent to it";
        }
        boolean remote =
                request instanceof RemoteStartTransaction.Request || request instanceof RemoteStopTransaction.Request;
        return remote && !registration.accepted()
                ? "the charge point is " + (registration.status() == null ? "not booted" : registration.status())
                        + " (expected: Accepted): no remote start or stop"
                : anyContent ? null : SendingRules.obstacle(state, request);
    }

    /** What is to be in the ledger before this CALL leaves: the CALL itself, and the id that it uses up. */
    static List<StationEvent> sent(String commandId, String operator, RequestPayload<?> request, Instant now) {
        List<StationEvent> events = new ArrayList<>(2);
        events.add(new CommandEvent.Sent(now, commandId, operator, masked(request)));
        addIdUsed(events, request, now);
        return events;
    }

    /** The request with the next free reservationId, listVersion or requestId (RES-13, LIST-02); others as they are. */
    static RequestPayload<?> filled(StationState state, RequestPayload<?> request) {
        if (request instanceof ReserveNow.Request reserve) {
            return new ReserveNow.Request(
                    reserve.connectorId(),
                    reserve.expiryDate(),
                    reserve.idTag(),
                    reserve.parentIdTag(),
                    state.reservations().lastId() + 1);
        }
        if (request instanceof SendLocalList.Request list) {
            return new SendLocalList.Request(
                    nextListVersion(state.localList()), list.localAuthorizationList(), list.updateType());
        }
        int requestId = state.jobs().lastRequestId() + 1;
        if (request instanceof GetLog.Request log) {
            return new GetLog.Request(log.log(), log.logType(), requestId, log.retries(), log.retryInterval());
        }
        return request instanceof SignedUpdateFirmware.Request update
                ? new SignedUpdateFirmware.Request(
                        update.retries(), update.retryInterval(), requestId, update.firmware())
                : request;
    }

    private static int nextListVersion(LocalList list) {
        int known = list.version() == null ? 0 : list.version();
        return Math.max(0, Math.max(known, list.lastSent())) + 1;
    }

    private static void addIdUsed(List<StationEvent> events, RequestPayload<?> request, Instant now) {
        if (request instanceof ReserveNow.Request reserve) {
            events.add(new ReservationEvent.Requested(
                    now,
                    reserve.reservationId(),
                    reserve.connectorId(),
                    reserve.idTag(),
                    reserve.parentIdTag(),
                    reserve.expiryDate()));
        } else if (request instanceof SendLocalList.Request list) {
            events.add(new LocalListEvent.Sent(now, list.listVersion()));
        } else if (request instanceof GetLog.Request log) {
            events.add(new JobEvent.RequestIdUsed(now, log.requestId()));
        } else if (request instanceof SignedUpdateFirmware.Request update) {
            events.add(new JobEvent.RequestIdUsed(now, update.requestId()));
        }
    }

    /** Whether this is the key whose value is a secret (CFG-08, SEC-KEY-05). */
    static boolean isSecret(String configurationKey) {
        return configurationKey.strip().equalsIgnoreCase(AUTHORIZATION_KEY);
    }

    private static RequestPayload<?> masked(RequestPayload<?> request) {
        return request instanceof ChangeConfiguration.Request change && isSecret(change.key())
                ? new ChangeConfiguration.Request(change.key(), "***")
                : request;
    }
}
