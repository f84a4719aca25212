package ocpp.emulator.chargepoint;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of a charge point and those that it comes from, as CertificateSigned brings them.
 *
 * @param certificates its own first, then each the one that signed the one before; never empty
 */
record CertificateChain(List<X509Certificate> certificates) {
    private static final int DIGITAL_SIGNATURE = 0;

    /**
     * Whose certificate it has to be.
     *
     * @param key of the request
     * @param commonName the serial number of the charge point
     * @param organization CpoName
     */
    record Holder(PublicKey key, String commonName, String organization) {}

    /** The chain of a text of PEM certificates, or null where it is none. */
    static @Nullable CertificateChain parse(String pem) {
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            ByteArrayInputStream text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            for (var each : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
                certificates.add((X509Certificate) each);
            }
            return certificates.isEmpty() ? null : new CertificateChain(List.copyOf(certificates));
        } catch (CertificateException e) {
            return null;
        }
    }

    X509Certificate own() {
        return certificates.get(0);
    }

    /**
     * Why it is no certificate for the holder, or null (SEC-CERT-02, SEC-CERT-06). One that becomes valid later is none.
     *
     * @param roots those trusted; none of them: the end of the chain is
     */
    @Nullable
    String problem(Holder holder, Collection<X509Certificate> roots, Instant now) {
        X509Certificate own = own();
        boolean[] usage = own.getKeyUsage();
        if (!own.getPublicKey().equals(holder.key())) {
            return "it is for another key than the one of the request";
        } else if (now.isAfter(own.getNotAfter().toInstant())) {
            return "it has expired at " + own.getNotAfter().toInstant();
        } else if (!has("CN", holder.commonName())) {
            return "its subject has no CN=" + holder.commonName();
        } else if (!has("O", holder.organization())) {
            return "its subject has no O=" + holder.organization();
        } else if (own.getBasicConstraints() >= 0) {
            return "it is the certificate of an authority";
        } else if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            return "its key may not sign";
        }
        return pathProblem(roots, now);
    }

    private @Nullable String pathProblem(Collection<X509Certificate> roots, Instant now) {
        int last = certificates.size() - 1;
        boolean trustsItself = roots.isEmpty();
        if (trustsItself && last == 0) {
            return null;
        }
        Instant begin = own().getNotBefore().toInstant();
        try {
            Set<TrustAnchor> anchors = new HashSet<>();
            for (X509Certificate root : trustsItself ? List.of(certificates.get(last)) : roots) {
                anchors.add(new TrustAnchor(root, null));
            }
            PKIXParameters rules = new PKIXParameters(anchors);
            rules.setRevocationEnabled(false);
            rules.setDate(Date.from(begin.isAfter(now) ? begin : now));
            List<X509Certificate> path = trustsItself ? certificates.subList(0, last) : certificates;
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            var unused = CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(path), rules);
            return null;
        } catch (GeneralSecurityException e) {
            return "its chain is not to be trusted: " + e.getMessage();
        }
    }

    private boolean has(String attribute, String value) {
        try {
            LdapName subject = new LdapName(own().getSubjectX500Principal().getName());
            return subject.getRdns().stream()
                    .anyMatch(part -> part.getType().equalsIgnoreCase(attribute) && value.equals(part.getValue()));
        } catch (InvalidNameException e) {
            return false;
        }
    }
}
