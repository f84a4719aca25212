package ocpp.socket;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.wire.ErrorCode;
import org.apache.pekko.actor.ActorRef;

/** What an endpoint sees of its connection. */
final class OpenConnection implements Connection {
    private final ConnectionLogic logic;
    private final Traffic traffic;

    OpenConnection(ConnectionLogic logic, Traffic traffic) {
        this.logic = logic;
        this.traffic = traffic;
    }

    @Override
    public ActorRef self() {
        return logic.self();
    }

    @Override
    public void answer(String messageId, ResponsePayload payload) {
        traffic.session().answer(messageId, payload);
    }

    @Override
    public void refuse(String messageId, ErrorCode code, String description) {
        traffic.session().refuse(messageId, code, description);
    }

    @Override
    public void ignore(String messageId) {
        traffic.ignore(messageId);
    }

    @Override
    public void call(String messageId, RequestPayload<?> request, Duration timeout) {
        traffic.session().call(messageId, request, timeout, traffic.now());
    }

    @Override
    public void text(String text) {
        traffic.sendPlain(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void arrive(byte[] text) {
        traffic.arrive(text);
    }

    @Override
    public void watch(ActorRef actor) {
        logic.watch(actor);
    }

    @Override
    public void pingEvery(Duration interval) {
        traffic.pingEvery(interval);
    }

    @Override
    public void close(int code, String reason) {
        traffic.close(new CloseReason(code, reason, false), reason);
    }

    @Override
    public void cut() {
        logic.cut();
    }
}
