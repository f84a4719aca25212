package ocpp.protocol.trigger;

/** TriggerMessageStatus, an enumeration of OCPP 1.6 (section 7). */
public enum TriggerMessageStatus {
    Accepted,
    Rejected,
    NotImplemented
}
