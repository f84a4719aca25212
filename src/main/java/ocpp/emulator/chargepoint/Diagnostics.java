package ocpp.emulator.chargepoint;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import ocpp.protocol.core.GetConfiguration.KeyValue;
import ocpp.protocol.firmware.DiagnosticsStatusNotification;
import ocpp.protocol.firmware.DiagnosticsStatusNotification.DiagnosticsStatus;
import ocpp.protocol.firmware.GetDiagnostics;
import ocpp.protocol.security.GetLog;
import ocpp.protocol.security.GetLog.LogStatus;
import ocpp.protocol.security.GetLog.LogType;
import ocpp.protocol.security.LogStatusNotification;
import ocpp.protocol.security.LogStatusNotification.UploadLogStatus;
import org.jspecify.annotations.Nullable;

/** Uploads diagnostics and logs, and says how far it is (sections 5.9, 4.4, N01). */
final class Diagnostics {
    private final Board board;
    private final Outbox outbox;
    private final Diary securityLog;
    private final Diary diary = new Diary();
    private final FileUpload diagnostics;
    private final FileUpload log;

    Diagnostics(Board board, Outbox outbox, FileJobs jobs, Diary securityLog) {
        this.board = board;
        this.outbox = outbox;
        this.securityLog = securityLog;
        this.diagnostics = new FileUpload(board, jobs, (status, order) -> tell(status));
        this.log = new FileUpload(board, jobs, (status, order) -> tellLog(status, order.requestId()));
    }

    /** What happened, for the next diagnostics. */
    void note(String text) {
        diary.add(board.time(), text);
    }

    GetDiagnostics.Response get(GetDiagnostics.Request request) {
        String content = content(request.startTime(), request.stopTime());
        String fileName = fileName("diagnostics");
        diagnostics.begin(new FileUpload.Order(
                null, request.location(), fileName, content, request.retries(), request.retryInterval()));
        return new GetDiagnostics.Response(fileName);
    }

    GetLog.Response get(GetLog.Request request) {
        boolean replaced = log.order() != null;
        GetLog.LogParameters parameters = request.log();
        boolean security = request.logType() == LogType.SecurityLog;
        String content = security
                ? securityLog.between(parameters.oldestTimestamp(), parameters.latestTimestamp())
                : content(parameters.oldestTimestamp(), parameters.latestTimestamp());
        String fileName = fileName(security ? "security" : "diagnostics");
        log.begin(new FileUpload.Order(
                request.requestId(),
                parameters.remoteLocation(),
                fileName,
                content,
                request.retries(),
                request.retryInterval()));
        return new GetLog.Response(replaced ? LogStatus.AcceptedCanceled : LogStatus.Accepted, fileName);
    }

    void trigger() {
        boolean idle = diagnostics.order() == null;
        outbox.sendTriggered(
                new DiagnosticsStatusNotification.Request(idle ? DiagnosticsStatus.Idle : DiagnosticsStatus.Uploading));
    }

    void triggerLog() {
        FileUpload.Order order = log.order();
        outbox.sendTriggered(
                order == null
                        ? new LogStatusNotification.Request(UploadLogStatus.Idle, null)
                        : new LogStatusNotification.Request(UploadLogStatus.Uploading, order.requestId()));
    }

    boolean done(int job) {
        return diagnostics.done(job) || log.done(job);
    }

    boolean failed(int job) {
        return diagnostics.failed(job) || log.failed(job);
    }

    void tick() {
        diagnostics.tick();
        log.tick();
    }

    Instant nextDeadline() {
        return Deadlines.earlier(diagnostics.nextDeadline(), log.nextDeadline());
    }

    void powerOff() {
        diagnostics.powerOff();
        log.powerOff();
    }

    private void tell(UploadLogStatus status) {
        DiagnosticsStatus plain = switch (status) {
            case Idle -> DiagnosticsStatus.Idle;
            case Uploading -> DiagnosticsStatus.Uploading;
            case Uploaded -> DiagnosticsStatus.Uploaded;
            case BadMessage, NotSupportedOperation, PermissionDenied, UploadFailure -> DiagnosticsStatus.UploadFailed;
        };
        outbox.send(new DiagnosticsStatusNotification.Request(plain), outcome -> {});
    }

    private void tellLog(UploadLogStatus status, @Nullable Integer requestId) {
        outbox.send(new LogStatusNotification.Request(status, requestId), outcome -> {});
    }

    private String fileName(String kind) {
        String time = board.time().toString().replaceAll("[^0-9TZ]", "");
        return kind + "-" + board.setup().chargePointId().replaceAll("[^A-Za-z0-9_-]", "_") + "-" + time + ".txt";
    }

    /** The configuration, without secrets, and what happened in the time asked for. */
    private String content(@Nullable Instant from, @Nullable Instant to) {
        Map<String, String> values = new TreeMap<>();
        var known = board.configuration().read(null).configurationKey();
        if (known != null) {
            for (KeyValue value : known) {
                values.put(value.key(), value.value() == null ? "" : value.value());
            }
        }
        StringBuilder text = new StringBuilder("charge point " + board.setup().chargePointId() + "\n");
        values.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        return text.append(diary.between(from, to)).toString();
    }
}
