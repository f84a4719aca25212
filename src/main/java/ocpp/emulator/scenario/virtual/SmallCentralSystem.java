package ocpp.emulator.scenario.virtual;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ocpp.emulator.scenario.match.Json;
import ocpp.emulator.scenario.run.OperatorAnswer;
import ocpp.emulator.scenario.run.OperatorRequest;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.firmware.DiagnosticsStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.security.LogStatusNotification;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.protocol.security.SignCertificate;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.wire.Decoded;
import ocpp.wire.PayloadCodec;
import org.jspecify.annotations.Nullable;

/**
 * The central system of virtual time: it accepts everybody and everything but the id tags it was told to refuse, and
 * remembers transactions. It decides nothing by chance.
 */
final class SmallCentralSystem {
    private static final int HEARTBEAT_SECONDS = 300;
    private static final IdTagInfo WELCOME = new IdTagInfo(null, null, IdTagInfo.AuthorizationStatus.Accepted);

    private final Map<String, IdTagInfo> idTags = new HashMap<>();
    private final Map<Integer, ObjectNode> transactions = new HashMap<>();
    /** The answers to starts and stops by id, given again when they are repeated (J-RPC-08). */
    private final Map<String, ResponsePayload> given = new HashMap<>();

    private int lastTransactionId;
    private int calls;

    /** For its next CALL. */
    String newMessageId() {
        return "csms-" + ++calls;
    }

    /** Answers a CALL, null where it is none for a central system. */
    @Nullable
    ResponsePayload answer(String messageId, RequestPayload<?> request, Instant now) {
        ResponsePayload before = given.get(messageId);
        if (before != null) {
            return before;
        }
        if (request instanceof StartTransaction.Request start) {
            return remember(messageId, start(start, now));
        } else if (request instanceof StopTransaction.Request stop) {
            return remember(messageId, stop(stop, now));
        } else if (request instanceof BootNotification.Request) {
            return new BootNotification.Response(BootNotification.RegistrationStatus.Accepted, now, HEARTBEAT_SECONDS);
        } else if (request instanceof Authorize.Request authorize) {
            return new Authorize.Response(infoOf(authorize.idTag(), now));
        } else if (request instanceof Heartbeat.Request) {
            return new Heartbeat.Response(now);
        } else if (request instanceof DataTransfer.Request) {
            return new DataTransfer.Response(DataTransfer.DataTransferStatus.UnknownVendorId, null);
        }
        return report(request);
    }

    /** The answer to what only reports something. */
    private static @Nullable ResponsePayload report(RequestPayload<?> request) {
        if (request instanceof StatusNotification.Request) {
            return new StatusNotification.Response();
        } else if (request instanceof MeterValues.Request) {
            return new MeterValues.Response();
        } else if (request instanceof FirmwareStatusNotification.Request) {
            return new FirmwareStatusNotification.Response();
        } else if (request instanceof DiagnosticsStatusNotification.Request) {
            return new DiagnosticsStatusNotification.Response();
        } else if (request instanceof SecurityEventNotification.Request) {
            return new SecurityEventNotification.Response();
        } else if (request instanceof LogStatusNotification.Request) {
            return new LogStatusNotification.Response();
        } else if (request instanceof SignedFirmwareStatusNotification.Request) {
            return new SignedFirmwareStatusNotification.Response();
        } else if (request instanceof SignCertificate.Request) {
            return new SignCertificate.Response(SignCertificate.GenericStatus.Accepted);
        }
        return null;
    }

    private ResponsePayload remember(String messageId, ResponsePayload answer) {
        given.put(messageId, answer);
        return answer;
    }

    private IdTagInfo infoOf(String idTag, Instant now) {
        IdTagInfo info = idTags.getOrDefault(idTag, WELCOME);
        Instant expiry = info.expiryDate();
        return expiry != null && expiry.isBefore(now)
                ? new IdTagInfo(expiry, info.parentIdTag(), IdTagInfo.AuthorizationStatus.Expired)
                : info;
    }

    private ResponsePayload start(StartTransaction.Request start, Instant now) {
        int id = ++lastTransactionId;
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("transactionId", id)
                .put("connectorId", start.connectorId())
                .put("idTag", start.idTag())
                .put("status", "active")
                .put("startedAt", start.timestamp().toString())
                .put("meterStart", start.meterStart());
        transactions.put(id, record);
        return new StartTransaction.Response(id, infoOf(start.idTag(), now));
    }

    private ResponsePayload stop(StopTransaction.Request stop, Instant now) {
        ObjectNode record = transactions.get(stop.transactionId());
        if (record != null) {
            StopTransaction.Reason reason = stop.reason();
            record.put("status", "finished")
                    .put("stoppedAt", stop.timestamp().toString())
                    .put("stopReason", reason == null ? null : reason.name())
                    .put("meterStop", stop.meterStop())
                    .put(
                            "energyWh",
                            stop.meterStop() - record.path("meterStart").asInt());
        }
        String tag = stop.idTag();
        return new StopTransaction.Response(tag == null ? null : infoOf(tag, now));
    }

    /** Does what an operator wants of the central system itself. */
    OperatorAnswer operate(OperatorRequest request) {
        if (request instanceof OperatorRequest.PutIdTag tag) {
            ObjectNode info = JsonNodeFactory.instance.objectNode();
            for (String member : List.of("status", "expiryDate", "parentIdTag")) {
                if (tag.members().has(member)) {
                    info.set(member, tag.members().get(member));
                }
            }
            Decoded<IdTagInfo> decoded = PayloadCodec.read(IdTagInfo.class, Json.bytes(info));
            if (!(decoded instanceof Decoded.Valid<IdTagInfo> valid)) {
                return OperatorAnswer.trouble("the members of an id tag are status, expiryDate and parentIdTag");
            }
            idTags.put(tag.tag(), valid.payload());
            return new OperatorAnswer(OperatorAnswer.ANSWERED, tag.members());
        }
        OperatorRequest.GetTransaction wanted = (OperatorRequest.GetTransaction) request;
        return transactions.entrySet().stream()
                .filter(entry -> String.valueOf(entry.getKey()).equals(wanted.transactionId()))
                .map(entry -> new OperatorAnswer(OperatorAnswer.ANSWERED, entry.getValue()))
                .findFirst()
                .orElseGet(() -> OperatorAnswer.trouble("no such transaction"));
    }
}
