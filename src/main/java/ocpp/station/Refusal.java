package ocpp.station;

import ocpp.station.ChargePointActor.Asked;
import ocpp.station.ChargePointActor.CloseTransaction;
import ocpp.station.ChargePointActor.Command;
import ocpp.station.ChargePointActor.Execute;
import ocpp.station.ChargePointActor.Refuse;
import ocpp.station.ChargePointActor.Register;
import ocpp.station.ChargePointActor.Remove;
import ocpp.wire.ErrorCode;

/** Tells whoever waits for the answer to a command that there will be none. */
final class Refusal {
    private Refusal() {}

    /** Whether somebody can be told; other commands must be kept. */
    static boolean isPossible(Command command) {
        return command instanceof Asked
                || command instanceof Execute
                || command instanceof Register
                || command instanceof CloseTransaction
                || command instanceof Remove;
    }

    static void tell(Command command, String reason) {
        if (command instanceof Asked asked) {
            asked.replyTo().tell(new Refuse(asked.messageId(), ErrorCode.InternalError, reason));
        } else if (command instanceof Execute execute) {
            execute.replyTo().tell(new Executed.NotSent(Executed.Obstacle.LedgerFailed, reason));
        } else if (command instanceof Register register) {
            register.replyTo().tell(new Changed.LedgerFailed(reason));
        } else if (command instanceof CloseTransaction close) {
            close.replyTo().tell(new Changed.LedgerFailed(reason));
        } else if (command instanceof Remove remove) {
            remove.replyTo().tell(new Changed.LedgerFailed(reason));
        }
    }
}
