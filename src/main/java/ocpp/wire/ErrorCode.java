package ocpp.wire;

/** The codes of a CALLERROR, spelt as OCPP-J 1.6 spells them (4.2.3, errata-J 5.1 and 5.2). */
public enum ErrorCode {
    NotImplemented,
    NotSupported,
    InternalError,
    ProtocolError,
    SecurityError,
    FormationViolation,
    PropertyConstraintViolation,
    OccurenceConstraintViolation,
    TypeConstraintViolation,
    GenericError
}
