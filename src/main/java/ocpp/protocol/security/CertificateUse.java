package ocpp.protocol.security;

/** CertificateUse, an enumeration of the security whitepaper (section 6). */
public enum CertificateUse {
    CentralSystemRootCertificate,
    ManufacturerRootCertificate
}
