package ocpp.emulator.chargepoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ocpp.emulator.authorization.AuthorizationCache;
import ocpp.emulator.authorization.Authorizer;
import ocpp.emulator.authorization.LocalList;
import ocpp.emulator.configuration.ConfigurationKey;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.ClearCache.ClearCacheStatus;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;

/** The parts of a charge point, joined. */
final class Parts implements Registration.Listener, Firmware.Listener {
    private static final int CACHE_CAPACITY = 1000;
    private static final String VENDOR = "ocpp-pekko";

    final Board board;
    final Outbox outbox;
    final Link link;
    final Registration registration;
    final Connectors connectors;
    final Availability availability;
    final Reservations reservations;
    final LocalList localList = new LocalList();
    final AuthorizationCache cache = new AuthorizationCache(CACHE_CAPACITY);
    final Authorizer authorizer;
    final ChargingLimits limits;
    final MeterSchedule meter;
    final Transactions transactions;
    final Statuses statuses;
    final CardReader reader;
    final SecurityEvents events;
    final Certificates certificates;
    final OwnCertificate ownCertificate;
    final Diagnostics diagnostics;
    final Firmware firmware;
    final Power power;

    /** @param registersWh what the meters show already, by connector */
    Parts(Board board, List<Double> registersWh) {
        this.board = board;
        if (board.setup().template().fixedCable()) {
            board.configuration().fix(ConfigurationKey.UnlockConnectorOnEVSideDisconnect, "false");
        }
        outbox = new Outbox(board);
        link = new Link(board);
        registration = new Registration(board, outbox, this);
        connectors = new Connectors(board, registersWh);
        availability = new Availability(board, connectors);
        reservations = new Reservations(board, connectors, availability);
        authorizer = new Authorizer(board.configuration(), localList, cache);
        limits = new ChargingLimits(board, connectors);
        meter = new MeterSchedule(board, outbox, connectors);
        transactions = new Transactions(
                board,
                outbox,
                connectors,
                new Transactions.Services(authorizer, meter, limits, reservations, this::localListConflict));
        statuses = new Statuses(
                board,
                outbox,
                connectors,
                availability,
                new Statuses.Conditions(
                        id -> reservations.on(id) != null, this::mayCharge, id -> keepsConnectorsFree()));
        reader = new CardReader(
                board,
                outbox,
                connectors,
                new CardReader.Services(authorizer, transactions, reservations, this::isOutOfUse));
        events = new SecurityEvents(board, outbox);
        certificates = new Certificates(board);
        ownCertificate = new OwnCertificate(board, outbox, events, certificates);
        FileJobs jobs = new FileJobs(board);
        diagnostics = new Diagnostics(board, outbox, jobs, events.diary());
        firmware = new Firmware(board, outbox, jobs, this);
        power = new Power(this);
    }

    boolean mayCharge(int connectorId) {
        return transactions.mayCharge(connectorId);
    }

    boolean isOutOfUse(int connectorId) {
        return availability.isInoperative(connectorId) || keepsConnectorsFree();
    }

    /** Does what has fallen due. */
    void tick() {
        power.tick();
        link.tick();
        registration.tick();
        reservations.tick();
        reader.tick();
        transactions.tick();
        meter.tick();
        firmware.tick();
        diagnostics.tick();
        ownCertificate.tick();
    }

    /** Lets every part follow what has happened: who charges, how much, what is reported, what leaves. */
    void settle() {
        connectors.all().forEach(transactions::beginIfReady);
        availability.settle();
        limits.apply(this::mayCharge);
        if (power.isOn()) {
            statuses.refresh();
        }
        outbox.pump();
    }

    Instant nextDeadline() {
        Instant next = power.nextDeadline();
        next = Deadlines.earlier(next, link.nextDeadline());
        next = Deadlines.earlier(next, registration.nextDeadline());
        next = Deadlines.earlier(next, outbox.nextDeadline());
        next = Deadlines.earlier(next, reservations.nextDeadline());
        next = Deadlines.earlier(next, reader.nextDeadline());
        next = Deadlines.earlier(next, limits.nextDeadline());
        next = Deadlines.earlier(next, firmware.nextDeadline());
        next = Deadlines.earlier(next, diagnostics.nextDeadline());
        next = Deadlines.earlier(next, ownCertificate.nextDeadline());
        if (power.isOn()) {
            next = Deadlines.earlier(next, statuses.nextDeadline());
            next = Deadlines.earlier(next, meter.nextDeadline());
        }
        return next;
    }

    /** What is not kept over a loss of power is gone. */
    void powerOff() {
        outbox.powerOff();
        registration.powerOff();
        connectors.all().forEach(Connector::powerOff);
        availability.powerOff();
        meter.powerOff();
        statuses.powerOff();
        firmware.powerOff();
        diagnostics.powerOff();
    }

    void linkUp() {
        link.up();
        outbox.linkUp();
        registration.linkUp();
        if (registration.isAccepted()) {
            statuses.tellChanged();
        }
    }

    void linkDown() {
        outbox.linkDown();
        registration.linkDown();
    }

    /** Connects anew, with the credentials as they are now; the queue stays (SEC-KEY-04). */
    void renewLink(String reason) {
        if (link.isUp()) {
            linkDown();
            link.renew(reason);
        }
    }

    ClearCacheStatus clearCache() {
        board.touch();
        return authorizer.clearCache();
    }

    @Override
    public void accepted() {
        firmware.booted();
        statuses.tellAll();
    }

    @Override
    public void clockJumped(Duration jump) {
        events.raise("SettingSystemTime", "by " + jump.toSeconds() + " s");
    }

    @Override
    public BootNotification.Request bootNotification() {
        ChargePointSetup setup = board.setup();
        String serial = setup.chargePointId()
                .substring(0, Math.min(25, setup.chargePointId().length()));
        return new BootNotification.Request(
                VENDOR, setup.template().model(), serial, null, firmware.version(), null, null, null, null);
    }

    @Override
    public boolean hasTransactions() {
        return connectors.all().stream().anyMatch(connector -> connector.transaction() != null);
    }

    @Override
    public void reboot() {
        power.restartSoon("firmware");
    }

    @Override
    public void raise(String securityEvent, String techInfo) {
        events.raise(securityEvent, techInfo);
    }

    private boolean keepsConnectorsFree() {
        return firmware.keepsConnectorsFree();
    }

    /** STAT-13: told once, on connector 0, and over when somebody clears it. */
    private void localListConflict(String idTag, int connectorId) {
        if (connectors.failure() == null) {
            connectors.failure(new Failure(ChargePointErrorCode.LocalListConflict, null));
            statuses.refresh(0);
            connectors.failure(null);
        }
    }
}
