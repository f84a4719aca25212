package ocpp.wire;

import ocpp.protocol.Action;

/** One of the two sides of OCPP. */
public enum Side {
    CENTRAL_SYSTEM(Action.Sender.CENTRAL_SYSTEM, "the central system"),
    CHARGE_POINT(Action.Sender.CHARGE_POINT, "a charge point");

    private final Action.Sender sender;
    private final String inWords;

    Side(Action.Sender sender, String inWords) {
        this.sender = sender;
        this.inWords = inWords;
    }

    /** The other side. */
    public Side peer() {
        return this == CENTRAL_SYSTEM ? CHARGE_POINT : CENTRAL_SYSTEM;
    }

    /** Whether OCPP has this side send the CALL of the action. */
    public boolean sends(Action action) {
        return action.sender().includes(sender);
    }

    String inWords() {
        return inWords;
    }
}
