package ocpp.emulator.chargepoint;

import ocpp.rpc.CallOutcome;

/** Hears how a CALL ended. */
interface Reply {
    void ended(CallOutcome outcome);
}
