package ocpp.rpc;

import java.util.ArrayList;
import java.util.List;
import ocpp.wire.Frame;
import ocpp.wire.Received;

/** Writes down what a session does, one line for each step. */
final class RecordingOutput implements RpcOutput {
    final List<String> steps = new ArrayList<>();
    Runnable onHandle = () -> {};

    List<String> drain() {
        List<String> drained = List.copyOf(steps);
        steps.clear();
        return drained;
    }

    @Override
    public void handle(Received.Call call) {
        steps.add("handle " + call.messageId());
        onHandle.run();
    }

    @Override
    public void refusing(Received.BadCall call) {
        steps.add("refusing " + call.messageId());
    }

    @Override
    public void settling(Received.Settled call) {
        steps.add("settling " + call.messageId());
    }

    @Override
    public void dump() {
        steps.add("dump");
    }

    @Override
    public void answer(Frame answer) {
        String code = answer instanceof Frame.CallError error ? " " + error.code() : "";
        steps.add("answer " + answer.messageId() + code);
    }

    @Override
    public void call(Frame.Call call) {
        steps.add("call " + call.messageId());
    }

    @Override
    public void ended(String messageId, CallOutcome outcome) {
        steps.add("ended " + messageId + " " + outcome.getClass().getSimpleName());
    }

    @Override
    public void ignored(Received.Ignored message) {
        steps.add("ignored " + message.reason());
    }

    @Override
    public void close(int code, String reason) {
        steps.add("close " + code);
    }
}
