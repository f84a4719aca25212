package ocpp.emulator.chargepoint;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** A certificate authority: signs what charge points ask for. */
final class TestAuthority {
    private static final X500Name NAME = new X500Name("O=Example Operator,CN=Root");

    final KeyPair keys = newKeys();
    private final Instant now;
    private long serial;

    TestAuthority(Instant now) {
        this.now = now;
    }

    /** Its own certificate, PEM, for ten years. */
    String root() {
        SubjectPublicKeyInfo key =
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        return pem(builder(NAME, key, now, Duration.ofDays(3650)), new BasicConstraints(true), KeyUsage.keyCertSign);
    }

    /** The certificate for a request that is in order, PEM. */
    String sign(String csr, Instant begin, Duration life) {
        PKCS10CertificationRequest request = read(csr);
        return certificate(request.getSubject(), request.getSubjectPublicKeyInfo(), begin, life);
    }

    /** A certificate for a subject that did not ask for it, PEM. */
    String signAs(String subject, String csr, Duration life) {
        return certificate(new X500Name(subject), read(csr).getSubjectPublicKeyInfo(), now, life);
    }

    static SubjectPublicKeyInfo otherKey() {
        return SubjectPublicKeyInfo.getInstance(newKeys().getPublic().getEncoded());
    }

    String certificate(X500Name subject, SubjectPublicKeyInfo key, Instant begin, Duration life) {
        return pem(builder(subject, key, begin, life), new BasicConstraints(false), KeyUsage.digitalSignature);
    }

    /** A request, signed by the key that it names. */
    static PKCS10CertificationRequest read(String csr) {
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            PKCS10CertificationRequest request =
                    (PKCS10CertificationRequest) Objects.requireNonNull(parser.readObject());
            PublicKey key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(
                            request.getSubjectPublicKeyInfo().getEncoded()));
            boolean signed = request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
            if (!signed) {
                throw new AssertionError("the request is not signed by its key");
            }
            return request;
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new AssertionError(e);
        }
    }

    private X509v3CertificateBuilder builder(X500Name subject, SubjectPublicKeyInfo key, Instant begin, Duration life) {
        Date end = Date.from(begin.plus(life));
        return new X509v3CertificateBuilder(NAME, BigInteger.valueOf(++serial), Date.from(begin), end, subject, key);
    }

    private String pem(X509v3CertificateBuilder builder, BasicConstraints constraints, int usage) {
        try {
            X509CertificateHolder certificate = builder.addExtension(Extension.basicConstraints, true, constraints)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
