package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.MaxEnergyOnInvalidId;
import static ocpp.emulator.configuration.ConfigurationKey.StopTransactionOnInvalidId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import ocpp.emulator.authorization.Authorizer;
import ocpp.emulator.queue.QueuedMessage;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.protocol.smartcharging.ChargingProfile;
import org.jspecify.annotations.Nullable;

/** Begins and ends transactions and takes in what the central system says of them (sections 4.8, 4.10). */
final class Transactions implements Deliveries {
    private final Board board;
    private final Outbox outbox;
    private final Connectors connectors;
    private final Services services;
    private int lastNumber;

    /**
     * What transactions need of the other parts.
     *
     * @param conflict hears of the tag where an answer contradicts the local list (STAT-13)
     */
    record Services(
            Authorizer authorizer,
            MeterSchedule meter,
            ChargingLimits limits,
            Reservations reservations,
            ObjIntConsumer<String> conflict) {}

    Transactions(Board board, Outbox outbox, Connectors connectors, Services services) {
        this.board = board;
        this.outbox = outbox;
        this.connectors = connectors;
        this.services = services;
        outbox.deliveriesTo(this);
    }

    /** Begins the transaction that the grant of the connector allows, as soon as the cable is in and locked. */
    void beginIfReady(Connector connector) {
        Grant grant = connector.grant();
        if (grant == null || !connector.isReady()) {
            return;
        }
        if (connector.isLockFailing()) {
            connector.grant(null);
            connector.failure(new Failure(ChargePointErrorCode.ConnectorLockFailure, null));
            return;
        }
        connector.lock();
        Integer reservationId = services.reservations().use(connector.id(), grant.idTag(), grant.parentIdTag());
        int meterStart = (int) connector.meter().registerWh();
        Transaction.Start start =
                new Transaction.Start(++lastNumber, connector.id(), grant.idTag(), board.now(), meterStart);
        Transaction transaction = new Transaction(start, grant.parentIdTag());
        connector.begin(transaction);
        outbox.enqueue(
                start.number(),
                new StartTransaction.Request(connector.id(), grant.idTag(), meterStart, reservationId, board.time()));
        services.meter().begin(transaction);
        begun(connector, grant.profile());
        board.emit(new Effect.TransactionBegun(connector.id(), start.number(), grant.idTag()));
    }

    /**
     * Ends the transaction of a connector, if one runs, and unlocks its cable.
     *
     * @param idTag the tag that ended it, null where none did
     */
    void end(Connector connector, Reason reason, @Nullable String idTag) {
        Transaction transaction = connector.transaction();
        if (transaction != null) {
            close(connector, transaction, reason, idTag);
            connector.unlock();
        }
    }

    /** Ends the transaction but keeps the cable locked until the tag or one of its group is shown (AUTH-15, STOP-07). */
    void endLocked(Connector connector, Reason reason) {
        Transaction transaction = connector.transaction();
        if (transaction != null) {
            close(connector, transaction, reason, null);
            connector.keepLockedFor(transaction.idTag());
        }
    }

    /** Ends every transaction. */
    void endAll(Reason reason) {
        connectors.all().forEach(connector -> end(connector, reason, null));
    }

    /** Whether the transaction of a connector may have energy now (AUTH-15, AUTH-16). */
    boolean mayCharge(int connectorId) {
        Connector connector = connectors.get(connectorId);
        Transaction transaction = connector.transaction();
        if (transaction == null || connector.isFaulted() || connectors.isFaulted()) {
            return false;
        }
        Double refusedAt = transaction.refusedAtWh();
        return refusedAt == null || connector.meter().registerWh() < refusedAt + allowance();
    }

    /** Whether a refused transaction still has some energy coming, so that its meter is to be looked at often. */
    boolean isOnAllowance() {
        return connectors.all().stream().anyMatch(connector -> {
            Transaction transaction = connector.transaction();
            return transaction != null && transaction.refusedAtWh() != null && mayCharge(connector.id());
        });
    }

    /** Ends what has used up its allowance (AUTH-16). */
    void tick() {
        for (Connector connector : connectors.all()) {
            Transaction transaction = connector.transaction();
            Double refusedAt = transaction == null ? null : transaction.refusedAtWh();
            if (refusedAt != null
                    && board.configuration().flag(StopTransactionOnInvalidId)
                    && connector.meter().registerWh() >= refusedAt + allowance()) {
                endLocked(connector, Reason.DeAuthorized);
            }
        }
    }

    @Override
    public void delivered(QueuedMessage message, ResponsePayload response) {
        Integer number = message.transaction();
        if (response instanceof StartTransaction.Response start
                && message.request() instanceof StartTransaction.Request request
                && number != null) {
            outbox.queue().assign(number, start.transactionId());
            started(number, request.idTag(), start);
        } else if (response instanceof StopTransaction.Response stop
                && message.request() instanceof StopTransaction.Request request) {
            IdTagInfo info = stop.idTagInfo();
            if (info != null && request.idTag() != null) {
                services.authorizer().learn(request.idTag(), info, board.time());
            }
        }
    }

    @Override
    public void givenUp(QueuedMessage message) {}

    int lastNumber() {
        return lastNumber;
    }

    List<Transaction.Saved> save() {
        List<Transaction.Saved> running = new ArrayList<>();
        for (Connector connector : connectors.all()) {
            Transaction transaction = connector.transaction();
            if (transaction != null) {
                running.add(transaction.save());
            }
        }
        return running;
    }

    /** Takes back what ran when the process ended without warning: it is over since then (STOP-13). */
    void restore(int number, List<Transaction.Saved> running, Instant endedAt) {
        lastNumber = number;
        for (Transaction.Saved saved : running) {
            Connector connector = connectors.find(saved.start().connectorId());
            if (connector != null) {
                Transaction transaction = new Transaction(saved);
                stop(transaction, connector, new Ending(Reason.PowerLoss, null, endedAt));
            }
        }
    }

    private record Ending(Reason reason, @Nullable String idTag, Instant at) {}

    private void started(int number, String idTag, StartTransaction.Response answer) {
        IdTagInfo info = answer.idTagInfo();
        Transaction transaction = connectors.transaction(number);
        if (services.authorizer().contradicts(idTag, info, board.time())) {
            services.conflict().accept(idTag, transaction == null ? 0 : transaction.connectorId());
        }
        services.authorizer().learn(idTag, info, board.time());
        if (transaction == null) {
            return;
        }
        transaction.identified(answer.transactionId(), info.parentIdTag());
        services.limits().identified();
        board.touch();
        if (info.status() != AuthorizationStatus.Accepted) {
            refuse(transaction);
        }
    }

    private void refuse(Transaction transaction) {
        Connector connector = connectors.get(transaction.connectorId());
        transaction.refused(connector.meter().registerWh());
        board.emit(new Effect.CardRefused(connector.id(), transaction.idTag(), "refused by the central system"));
        if (board.configuration().flag(StopTransactionOnInvalidId) && allowance() == 0) {
            endLocked(connector, Reason.DeAuthorized);
        }
    }

    private void close(Connector connector, Transaction transaction, Reason reason, @Nullable String idTag) {
        stop(transaction, connector, new Ending(reason, idTag, board.time()));
        connector.end();
        services.limits().ended(transaction);
        long energy =
                (long) connector.meter().registerWh() - transaction.start().meterStart();
        board.emit(new Effect.TransactionOver(connector.id(), transaction.number(), reason, energy));
    }

    private void stop(Transaction transaction, Connector connector, Ending ending) {
        Integer id = transaction.transactionId();
        outbox.enqueue(
                transaction.number(),
                new StopTransaction.Request(
                        ending.idTag(),
                        (int) connector.meter().registerWh(),
                        ending.at(),
                        id == null ? QueuedMessage.NO_ID : id,
                        ending.reason(),
                        services.meter().end(transaction)));
    }

    private void begun(Connector connector, @Nullable ChargingProfile profile) {
        services.limits().begun(connector.id(), profile);
        board.touch();
    }

    private int allowance() {
        return board.configuration().number(MaxEnergyOnInvalidId);
    }
}
