package ocpp.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification;
import ocpp.wire.Frame;
import ocpp.wire.Received;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of the console, word for word as the seed has them. For each CALL: what came (RX), what it did (INFO) or why
 * it was refused (WARN), what left (TX). Nothing that a station sends can forge a line.
 */
final class SessionLog {
    private static final Logger FRAMES = LoggerFactory.getLogger("ocpp.frames");
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);

    private final boolean compact;
    private final Clock clock;
    private volatile Second second = new Second(Long.MIN_VALUE, "");

    /** The present second and its text, so that it is made once and not for each line. */
    private record Second(long epochSecond, String text) {}

    /** @param compact whether what single messages said and did is written */
    SessionLog(boolean compact, Clock clock) {
        this.compact = compact;
        this.clock = clock;
    }

    void connected(String station) {
        LOG.info("Client connected: {}", station);
    }

    void disconnected(String station) {
        LOG.info("Client disconnected: {}", station);
    }

    /** A handshake for this path was refused. */
    void refused(String target, String remoteAddress, Handshake.Refusal refusal) {
        LOG.warn(
                "Handshake for {} from {} refused with {}: {}",
                PythonText.line(target),
                remoteAddress,
                refusal.status(),
                PythonText.line(refusal.reason()));
    }

    /** A valid CALL came. */
    void received(String station, Received.Call call) {
        if (isShown(call.action().name())) {
            StringBuilder line = start(station, "RX", call.action().name(), call.messageId());
            CallSummary.append(line, call.action(), call.payload());
            FRAMES.info(line.toString());
        }
        mended(station, call.action(), call.repairs());
    }

    /** A message was taken as these rules of lenient mode mended it. */
    void mended(String station, Action action, List<String> repairs) {
        if (!repairs.isEmpty()) {
            LOG.info("{}: {} mended: {}", station, action, String.join(", ", repairs));
        }
    }

    /** A CALL came whose answer was clear before its payload was looked at. */
    void received(String station, Received.Settled call) {
        if (isShown(call.action().name())) {
            FRAMES.info(start(station, "RX", call.action().name(), call.messageId())
                    .append("{}")
                    .toString());
        }
        mended(station, call.action(), call.repairs());
    }

    /** A CALL came that is not valid. */
    void received(String station, Received.BadCall call) {
        if (isShown(call.action())) {
            StringBuilder line = start(station, "RX", call.action(), call.messageId());
            CallSummary.append(line, call);
            FRAMES.info(line.toString());
        }
        String code = call.fault().code().name();
        refused(station, call.action(), code, call.fault().description() + advice(station, call.repairs()));
    }

    /** How a message that lenient mode would take can be taken. */
    private static String advice(String station, List<String> repairs) {
        return repairs.isEmpty()
                ? ""
                : "; lenient mode would take it (" + String.join(", ", repairs)
                        + "): set ocpp.validation = lenient, or {\"validation\":\"lenient\"} at"
                        + " /api/v1/charge-points/" + station;
    }

    /** A text came that gets no answer. */
    void ignored(String station, Received.Ignored message) {
        LOG.warn("{}: message ignored: {}{}", station, message.reason(), advice(station, message.repairs()));
    }

    /** A CALLRESULT leaves. */
    void answering(String station, RequestPayload<?> request, List<Integer> clearedProfiles, Frame.CallResult answer) {
        ResponsePayload response = answer.payload();
        if (compact && LOG.isInfoEnabled()) {
            String effect = EffectLine.of(station, request, response, clearedProfiles);
            if (effect != null) {
                LOG.info(effect);
            }
        }
        if (response instanceof BootNotification.Response boot && isCompact()) {
            StringBuilder line = start(station, "TX", Action.BootNotification.name(), answer.messageId());
            boolean accepted = boot.status() == BootNotification.RegistrationStatus.Accepted;
            FRAMES.info(line.append(accepted ? "{'result': True}" : "{'result': False}")
                    .toString());
        }
    }

    /**
     * A CALLERROR leaves.
     *
     * @param valid whether the CALL was; one that was not has its line already
     */
    void answering(String station, @Nullable String action, boolean valid, Frame.CallError answer) {
        if (valid) {
            refused(station, action, answer.code().name(), answer.description());
        }
        if (isCompact()) {
            StringBuilder line =
                    start(station, "TX", action, answer.messageId()).append("{'error': ");
            PythonText.append(line, answer.code().name());
            line.append(", 'message': ");
            PythonText.append(line, answer.description());
            FRAMES.info(line.append('}').toString());
        }
    }

    private static void refused(String station, @Nullable String action, String code, String description) {
        LOG.warn("{}: {} refused with {}: {}", station, name(action), code, PythonText.line(description));
    }

    private boolean isCompact() {
        return compact && FRAMES.isInfoEnabled();
    }

    private boolean isShown(@Nullable String action) {
        return isCompact() && !Action.Heartbeat.name().equals(action);
    }

    private StringBuilder start(String station, String direction, @Nullable String action, String messageId) {
        return new StringBuilder(160)
                .append(now())
                .append(" cp=")
                .append(station)
                .append(" dir=")
                .append(direction)
                .append(" action=")
                .append(name(action))
                .append(" uid=")
                .append(PythonText.bare(messageId))
                .append(" summary=");
    }

    private static String name(@Nullable String action) {
        return action == null ? "None" : PythonText.bare(action);
    }

    private String now() {
        long epochSecond = Math.floorDiv(clock.millis(), 1000);
        Second present = second;
        if (present.epochSecond != epochSecond) {
            present = new Second(epochSecond, Instant.ofEpochSecond(epochSecond).toString());
            second = present;
        }
        return present.text;
    }
}
