package ocpp.emulator.chargepoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import ocpp.protocol.security.CertificateHashData;
import ocpp.protocol.security.CertificateHashData.HashAlgorithm;

/** Names a root certificate by hashes, as OCSP does (RFC 6960, SEC-CERT-14). */
final class CertificateHash {
    private static final int LONG_LENGTH = 0x80;

    private CertificateHash() {}

    static CertificateHashData of(X509Certificate certificate, HashAlgorithm algorithm) {
        return new CertificateHashData(
                algorithm,
                hash(algorithm, certificate.getIssuerX500Principal().getEncoded()),
                hash(algorithm, keyBits(certificate.getPublicKey().getEncoded())),
                certificate.getSerialNumber().toString(16));
    }

    /** Whether both name the same certificate; case counts for nothing. */
    static boolean same(CertificateHashData one, CertificateHashData other) {
        return one.hashAlgorithm() == other.hashAlgorithm()
                && one.issuerNameHash().equalsIgnoreCase(other.issuerNameHash())
                && one.issuerKeyHash().equalsIgnoreCase(other.issuerKeyHash())
                && trimmed(one.serialNumber()).equalsIgnoreCase(trimmed(other.serialNumber()));
    }

    private static String trimmed(String serialNumber) {
        return serialNumber.replaceFirst("^0+(?=.)", "");
    }

    private static String hash(HashAlgorithm algorithm, byte[] content) {
        String name = algorithm.name().replace("SHA", "SHA-");
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has no " + name, e);
        }
    }

    /** The public key bits within a SubjectPublicKeyInfo, without tag, length and the count of unused bits. */
    private static byte[] keyBits(byte[] info) {
        int algorithm = contentAt(info, 0);
        int bits = contentAt(info, algorithm) + lengthAt(info, algorithm);
        return Arrays.copyOfRange(info, contentAt(info, bits) + 1, contentAt(info, bits) + lengthAt(info, bits));
    }

    private static int contentAt(byte[] der, int tag) {
        int length = der[tag + 1] & 0xff;
        return tag + 2 + (length < LONG_LENGTH ? 0 : length - LONG_LENGTH);
    }

    private static int lengthAt(byte[] der, int tag) {
        int length = der[tag + 1] & 0xff;
        if (length < LONG_LENGTH) {
            return length;
        }
        int value = 0;
        for (int index = 0; index < length - LONG_LENGTH; index++) {
            value = (value << 8) | (der[tag + 2 + index] & 0xff);
        }
        return value;
    }
}
