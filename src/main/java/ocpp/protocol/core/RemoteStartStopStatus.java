package ocpp.protocol.core;

/** RemoteStartStopStatus, an enumeration of OCPP 1.6 (section 7). */
public enum RemoteStartStopStatus {
    Accepted,
    Rejected
}
