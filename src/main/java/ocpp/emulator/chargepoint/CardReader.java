package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.AuthorizeRemoteTxRequests;
import static ocpp.emulator.configuration.ConfigurationKey.ConnectionTimeOut;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import ocpp.emulator.authorization.Authorizer;
import ocpp.emulator.authorization.IdTag;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** Decides on cards held to the reader and on remote starts: who may start, stop, or take his cable (section 3.4, 4.1). */
final class CardReader {
    private final Board board;
    private final Outbox outbox;
    private final Connectors connectors;
    private final Services services;

    /** @param outOfUse whether a connector is out of use */
    record Services(
            Authorizer authorizer, Transactions transactions, Reservations reservations, IntPredicate outOfUse) {}

    /** Who wants to charge where. */
    private record Wish(
            Connector connector, String idTag, @Nullable ChargingProfile profile) {}

    CardReader(Board board, Outbox outbox, Connectors connectors, Services services) {
        this.board = board;
        this.outbox = outbox;
        this.connectors = connectors;
        this.services = services;
    }

    /** A card is shown; connector 0 means the one that the charge point finds. */
    void swipe(int connectorId, String idTag) {
        Connector connector = connectorId == 0 ? meant(idTag) : connectors.find(connectorId);
        if (connector == null) {
            refuse(connectorId, idTag, "no connector is free");
        } else if (connector.transaction() != null) {
            swipeToStop(connector, connector.transaction(), idTag);
        } else if (connector.lockedFor() != null) {
            swipeToUnlock(connector, connector.lockedFor(), idTag);
        } else if (connector.grant() != null) {
            swipeAgain(connector, connector.grant(), idTag);
        } else {
            start(new Wish(connector, idTag, null), false);
        }
    }

    /** Whether a remote start is tried (RSTART-01, RSTART-03, RSTART-04). */
    @Nullable
    Connector remoteTarget(RemoteStartTransaction.Request request) {
        Integer asked = request.connectorId();
        List<Connector> candidates = new ArrayList<>(connectors.all());
        candidates.removeIf(connector -> asked != null && connector.id() != asked);
        candidates.removeIf(connector -> !mayStart(connector) || isKeptFromHim(connector, request.idTag()));
        candidates.sort((one, other) -> Boolean.compare(other.isPlugged(), one.isPlugged()));
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    /** Tries it (RSTART-02). */
    void remoteStart(Connector connector, RemoteStartTransaction.Request request) {
        Wish wish = new Wish(connector, request.idTag(), request.chargingProfile());
        start(wish, !board.configuration().flag(AuthorizeRemoteTxRequests));
    }

    /** Drops the grants that nobody used in time (START-10). */
    void tick() {
        for (Connector connector : connectors.all()) {
            if (!board.now().isBefore(connector.grantedUntil())) {
                connector.grant(null);
            }
        }
    }

    Instant nextDeadline() {
        Instant next = Instant.MAX;
        for (Connector connector : connectors.all()) {
            next = Deadlines.earlier(next, connector.grantedUntil());
        }
        return next;
    }

    private void start(Wish wish, boolean unasked) {
        Connector connector = wish.connector();
        if (!mayStart(connector)) {
            refuse(connector.id(), wish.idTag(), "the connector cannot be used now");
            return;
        }
        String group = services.authorizer().group(wish.idTag());
        Reservations.Admission admission = services.reservations().admits(connector.id(), wish.idTag(), group);
        if (admission == Reservations.Admission.RESERVED) {
            refuse(connector.id(), wish.idTag(), "the connector is reserved");
        } else if (unasked && admission == Reservations.Admission.FREE) {
            grant(wish, group);
        } else if (!outbox.isOpen()) {
            startOffline(wish, group);
        } else if (admission == Reservations.Admission.FREE
                && services.authorizer().online(wish.idTag(), board.time()) == Authorizer.Decision.ACCEPTED) {
            grant(wish, group);
        } else {
            ask(wish.idTag(), info -> startIfAccepted(wish, info), () -> startOffline(wish, group));
        }
    }

    private void startIfAccepted(Wish wish, IdTagInfo info) {
        Connector connector = wish.connector();
        String group = info.parentIdTag();
        if (info.status() != AuthorizationStatus.Accepted) {
            refuse(connector.id(), wish.idTag(), info.status().name());
        } else if (!mayStart(connector)
                || services.reservations().admits(connector.id(), wish.idTag(), group == null ? "" : group)
                        != Reservations.Admission.FREE) {
            refuse(connector.id(), wish.idTag(), "the connector cannot be used now");
        } else {
            grant(wish, group);
        }
    }

    private void startOffline(Wish wish, @Nullable String group) {
        Connector connector = wish.connector();
        boolean admitted =
                services.reservations().admits(connector.id(), wish.idTag(), group) == Reservations.Admission.FREE;
        boolean accepted = services.authorizer().offline(wish.idTag(), board.time()) == Authorizer.Decision.ACCEPTED;
        if (accepted && admitted && mayStart(connector)) {
            grant(wish, group);
        } else {
            refuse(connector.id(), wish.idTag(), "not known here, and the central system cannot be asked");
        }
    }

    private void grant(Wish wish, @Nullable String group) {
        Instant until = board.now().plus(board.configuration().seconds(ConnectionTimeOut));
        wish.connector().grant(new Grant(wish.idTag(), group, wish.profile(), until));
        services.transactions().beginIfReady(wish.connector());
    }

    private void swipeAgain(Connector connector, Grant grant, String idTag) {
        if (IdTag.same(grant.idTag(), idTag)) {
            connector.grant(null);
        } else {
            refuse(connector.id(), idTag, "the connector is in use");
        }
    }

    private void swipeToStop(Connector connector, Transaction transaction, String idTag) {
        int number = transaction.number();
        ifOfGroup(transaction.idTag(), transaction.parentIdTag(), connector, idTag, () -> {
            Transaction running = connector.transaction();
            if (running != null && running.number() == number) {
                services.transactions().end(connector, Reason.Local, idTag);
            }
        });
    }

    private void swipeToUnlock(Connector connector, String owner, String idTag) {
        ifOfGroup(owner, services.authorizer().group(owner), connector, idTag, connector::unlock);
    }

    /** Does it for the owner's tag at once, for another tag once it is known to be of his group (STOP-12, AUTH-02). */
    private void ifOfGroup(String owner, @Nullable String group, Connector connector, String idTag, Runnable action) {
        if (IdTag.same(owner, idTag)) {
            action.run();
            return;
        }
        boolean known = IdTag.same(group, services.authorizer().group(idTag));
        if (known && services.authorizer().offline(idTag, board.time()) == Authorizer.Decision.ACCEPTED) {
            action.run();
        } else if (group == null || !outbox.isOpen()) {
            refuse(connector.id(), idTag, "the connector is in use");
        } else {
            ask(
                    idTag,
                    info -> {
                        if (info.status() == AuthorizationStatus.Accepted && IdTag.same(group, info.parentIdTag())) {
                            action.run();
                        } else {
                            refuse(connector.id(), idTag, "the connector is in use");
                        }
                    },
                    () -> refuse(connector.id(), idTag, "the central system cannot be asked"));
        }
    }

    /** Asks the central system; without an answer it counts as not reachable (AUTH-20). */
    private void ask(String idTag, Consumer<IdTagInfo> answered, Runnable unreachable) {
        outbox.sendAwaited(new Authorize.Request(idTag), outcome -> {
            if (outcome instanceof CallOutcome.Answered answer
                    && answer.payload() instanceof Authorize.Response response) {
                services.authorizer().learn(idTag, response.idTagInfo(), board.time());
                board.touch();
                answered.accept(response.idTagInfo());
            } else {
                unreachable.run();
            }
        });
    }

    /** The connector that somebody means who shows his card to a common reader: his own, one that waits, a free one. */
    private @Nullable Connector meant(String idTag) {
        Connector best = null;
        int bestRank = 0;
        for (Connector connector : connectors.all()) {
            int rank = rank(connector, idTag);
            if (rank > bestRank) {
                best = connector;
                bestRank = rank;
            }
        }
        return best;
    }

    private int rank(Connector connector, String idTag) {
        Transaction transaction = connector.transaction();
        Grant grant = connector.grant();
        if ((transaction != null && IdTag.same(transaction.idTag(), idTag))
                || IdTag.same(connector.lockedFor(), idTag)
                || (grant != null && IdTag.same(grant.idTag(), idTag))) {
            return 5;
        }
        if (!mayStart(connector) || isKeptFromHim(connector, idTag)) {
            return transaction != null ? 1 : 0;
        }
        if (services.reservations().on(connector.id()) != null) {
            return 4;
        }
        return connector.isPlugged() ? 3 : 2;
    }

    private boolean mayStart(Connector connector) {
        return !connector.isFaulted()
                && !connectors.isFaulted()
                && !services.outOfUse().test(connector.id())
                && connector.transaction() == null
                && connector.grant() == null
                && connector.lockedFor() == null;
    }

    private boolean isKeptFromHim(Connector connector, String idTag) {
        String group = services.authorizer().group(idTag);
        return services.reservations().admits(connector.id(), idTag, group) == Reservations.Admission.RESERVED;
    }

    private void refuse(int connectorId, String idTag, String reason) {
        board.emit(new Effect.CardRefused(connectorId, idTag, reason));
    }
}
