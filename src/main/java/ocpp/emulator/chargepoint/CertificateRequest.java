package ocpp.emulator.chargepoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;

/** Writes the request for a certificate of the charge point: PKCS#10 in PEM (RFC 2986, section A02). */
final class CertificateRequest {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int UTF8 = 0x0c;
    private static final int BITS = 0x03;
    private static final int LONG_LENGTH = 0x80;
    private static final byte[] VERSION = {2, 1, 0};
    private static final byte[] NO_ATTRIBUTES = {(byte) 0xa0, 0};
    private static final byte[] ORGANIZATION = {6, 3, 0x55, 4, 10};
    private static final byte[] COMMON_NAME = {6, 3, 0x55, 4, 3};
    /** SHA256withECDSA, 1.2.840.10045.4.3.2. */
    private static final byte[] ALGORITHM = {0x30, 10, 6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};

    private CertificateRequest() {}

    /**
     * @param organization O of the subject (CpoName)
     * @param commonName CN of the subject, the serial number (SEC-CERT-02)
     * @param keys elliptic curve keys
     * @throws IllegalStateException where the JDK cannot sign with them
     */
    static String pem(String organization, String commonName, KeyPair keys, SecureRandom random) {
        byte[] subject = wrap(SEQUENCE, part(ORGANIZATION, organization), part(COMMON_NAME, commonName));
        byte[] info = wrap(SEQUENCE, VERSION, subject, keys.getPublic().getEncoded(), NO_ATTRIBUTES);
        byte[] request = wrap(SEQUENCE, info, ALGORITHM, wrap(BITS, new byte[] {0}, sign(info, keys, random)));
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request);
        return "-----BEGIN CERTIFICATE REQUEST-----\n" + base64 + "\n-----END CERTIFICATE REQUEST-----\n";
    }

    private static byte[] sign(byte[] content, KeyPair keys, SecureRandom random) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate(), random);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot sign with ECDSA", e);
        }
    }

    private static byte[] part(byte[] attribute, String value) {
        return wrap(SET, wrap(SEQUENCE, attribute, wrap(UTF8, value.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] wrap(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        wrapped.write(tag);
        int length = content.size();
        if (length < LONG_LENGTH) {
            wrapped.write(length);
        } else if (length < 256) {
            wrapped.write(LONG_LENGTH + 1);
            wrapped.write(length);
        } else {
            wrapped.write(LONG_LENGTH + 2);
            wrapped.write(length >> 8);
            wrapped.write(length);
        }
        wrapped.writeBytes(content.toByteArray());
        return wrapped.toByteArray();
    }
}
