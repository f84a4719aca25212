package ocpp.protocol.security;

import ocpp.protocol.Length;

/** CertificateHashData, a class of the security whitepaper (section 6). */
public record CertificateHashData(
        HashAlgorithm hashAlgorithm,
        @Length(128) String issuerNameHash,
        @Length(128) String issuerKeyHash,
        @Length(40) String serialNumber) {
    public enum HashAlgorithm {
        SHA256,
        SHA384,
        SHA512
    }
}
