package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.CertificateSignedMaxChainSize;
import static ocpp.emulator.configuration.ConfigurationKey.CpoName;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import ocpp.protocol.security.CertificateSigned;
import ocpp.protocol.security.CertificateSigned.CertificateSignedStatus;
import ocpp.protocol.security.CertificateUse;
import ocpp.protocol.security.SignCertificate;
import ocpp.protocol.security.SignCertificate.GenericStatus;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** The certificate of the charge point itself: asks for one, takes it, and asks for the next in time (sections A02, A03). */
final class OwnCertificate {
    /** Before the end of the certificate, SEC-CERT-05; the last third of one that lives shorter than three of these. */
    private static final Duration RENEWAL = Duration.ofDays(30);

    private static final Duration ASK_AGAIN = Duration.ofDays(1);
    /** The one in use and the one before it (SEC-CERT-07). */
    private static final int KEPT = 2;

    private final Board board;
    private final Outbox outbox;
    private final SecurityEvents events;
    private final Certificates certificates;
    private final List<Held> held = new ArrayList<>();
    private @Nullable KeyPair requested;
    private Instant renewAt = Instant.MAX;

    /**
     * A certificate with its key.
     *
     * @param chain PEM
     * @param privateKey PKCS#8 in Base64; a secret that never leaves the charge point (SEC-CERT-08)
     */
    record Held(String chain, String privateKey) {
        @Override
        public String toString() {
            return "Held[]";
        }
    }

    OwnCertificate(Board board, Outbox outbox, SecurityEvents events, Certificates certificates) {
        this.board = board;
        this.outbox = outbox;
        this.events = events;
        this.certificates = certificates;
    }

    /** The request for a new certificate, with new keys; null while CpoName is not set (SEC-CERT-04). */
    SignCertificate.@Nullable Request request() {
        String organization = board.configuration().text(CpoName);
        if (organization == null) {
            return null;
        }
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(board.random().nextLong());
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair keys = generator.generateKeyPair();
            requested = keys;
            String serial = board.setup().chargePointId();
            return new SignCertificate.Request(CertificateRequest.pem(organization, serial, keys, random));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no elliptic curve keys", e);
        }
    }

    /** Takes the certificate that came of the request, if it is for its key and valid (SEC-CERT-06). */
    CertificateSigned.Response signed(CertificateSigned.Request request) {
        KeyPair keys = requested;
        String problem = keys == null ? "no certificate was asked for" : problem(request.certificateChain(), keys);
        if (keys == null || problem != null) {
            events.raise("InvalidChargePointCertificate", problem);
            return new CertificateSigned.Response(CertificateSignedStatus.Rejected);
        }
        String key = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        held.add(new Held(request.certificateChain(), key));
        if (held.size() > KEPT) {
            held.remove(0);
        }
        requested = null;
        findRenewal();
        board.touch();
        return new CertificateSigned.Response(CertificateSignedStatus.Accepted);
    }

    /** Asks for the next certificate a month before the end of the newest, and again each day until it is there. */
    void tick() {
        if (outbox.isOpen() && !board.now().isBefore(renewAt)) {
            renewAt = board.now().plus(ASK_AGAIN);
            SignCertificate.Request request = request();
            if (request != null) {
                outbox.send(request, this::onAnswer);
            }
        }
    }

    Instant nextDeadline() {
        return outbox.isOpen() ? renewAt : Instant.MAX;
    }

    List<Held> save() {
        return List.copyOf(held);
    }

    void restore(List<Held> saved) {
        held.clear();
        held.addAll(saved);
        findRenewal();
    }

    private void onAnswer(CallOutcome outcome) {
        boolean taken = outcome instanceof CallOutcome.Answered answered
                && answered.payload() instanceof SignCertificate.Response response
                && response.status() == GenericStatus.Accepted;
        if (!taken) {
            requested = null;
        }
    }

    private @Nullable String problem(String text, KeyPair keys) {
        int most = board.configuration().number(CertificateSignedMaxChainSize);
        if (text.length() > most) {
            return "the chain has " + text.length() + " characters (expected: at most " + most + ")";
        }
        CertificateChain chain = CertificateChain.parse(text);
        if (chain == null) {
            return "it is no X.509 certificate in PEM";
        }
        CertificateChain.Holder holder = new CertificateChain.Holder(
                keys.getPublic(),
                board.setup().chargePointId(),
                Objects.requireNonNullElse(board.configuration().text(CpoName), ""));
        return chain.problem(holder, certificates.roots(CertificateUse.CentralSystemRootCertificate), board.time());
    }

    private void findRenewal() {
        CertificateChain newest = held.isEmpty()
                ? null
                : CertificateChain.parse(held.get(held.size() - 1).chain());
        renewAt = newest == null ? Instant.MAX : renewal(newest.own()).minus(board.clockAhead());
    }

    private static Instant renewal(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        Duration third =
                Duration.between(certificate.getNotBefore().toInstant(), end).dividedBy(3);
        return end.minus(third.compareTo(RENEWAL) < 0 ? third : RENEWAL);
    }
}
