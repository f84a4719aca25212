package ocpp.emulator.files;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import ocpp.emulator.chargepoint.FileContent;
import ocpp.emulator.chargepoint.FirmwareSignature;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of a file and checks the signature over them: RSA-PSS or ECDSA, with SHA-256 (SEC-FW-03). */
final class ContentCheck {
    private static final int SALT = 32;

    private final @Nullable FirmwareSignature expected;
    private final @Nullable Signature signature;
    private long bytes;
    private boolean broken;

    ContentCheck(@Nullable FirmwareSignature expected) {
        this.expected = expected;
        this.signature = expected == null ? null : open(expected.certificate());
    }

    /** Takes the next part of the file. */
    void accept(byte[] part) {
        bytes += part.length;
        if (signature != null) {
            try {
                signature.update(part);
            } catch (GeneralSecurityException e) {
                broken = true;
            }
        }
    }

    long bytes() {
        return bytes;
    }

    FileContent result() {
        return new FileContent(bytes, expected == null || isGenuine(expected));
    }

    private boolean isGenuine(FirmwareSignature given) {
        try {
            return signature != null
                    && !broken
                    && signature.verify(Base64.getMimeDecoder().decode(given.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable Signature open(String pem) {
        try {
            ByteArrayInputStream text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            PublicKey key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(text)
                    .getPublicKey();
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "RSASSA-PSS");
            if (!key.getAlgorithm().equals("EC")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT, 1));
            }
            signature.initVerify(key);
            return signature;
        } catch (GeneralSecurityException e) {
            return null;
        }
    }
}
