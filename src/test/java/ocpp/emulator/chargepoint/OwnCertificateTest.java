package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.CertificateSignedMaxChainSize;
import static ocpp.emulator.configuration.ConfigurationKey.CpoName;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import ocpp.protocol.security.CertificateSigned;
import ocpp.protocol.security.CertificateSigned.CertificateSignedStatus;
import ocpp.protocol.security.CertificateUse;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.ExtendedTriggerMessage.ExtendedMessageTrigger;
import ocpp.protocol.security.InstallCertificate;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.protocol.security.SignCertificate;
import ocpp.protocol.trigger.TriggerMessageStatus;
import ocpp.rpc.CallOutcome;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The certificate of the charge point itself: asked for, signed by a real authority, judged, renewed. */
class OwnCertificateTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String SUBJECT = "O=Example Operator,CN=CP_1";

    private final TestAuthority authority = new TestAuthority(START);

    @Test
    @Obeys(CpoName)
    @DisplayName(
            "SEC-CERT-02, SEC-CERT-04, TC_074: the request names operator and serial number; its certificate is taken once")
    void taken() {
        Rig rig = rig();
        String csr = request(rig);
        assertThat(TestAuthority.read(csr).getSubject()).isEqualTo(new X500Name(SUBJECT));
        String certificate = authority.sign(csr, START, YEAR);
        assertThat(signed(rig, certificate)).isEqualTo(CertificateSignedStatus.Accepted);
        assertThat(events(rig)).isEmpty();
        assertThat(signed(rig, certificate)).as("for no request").isEqualTo(CertificateSignedStatus.Rejected);
    }

    @Test
    @DisplayName("SEC-CERT-04: without CpoName no certificate is asked for")
    void needsTheOperator() {
        Rig rig = new Rig(ChargePointSetup.of("CP_1"), START);
        rig.give(new Input.PowerOn());
        assertThat(trigger(rig)).isEqualTo(TriggerMessageStatus.Rejected);
    }

    @Test
    @DisplayName(
            "SEC-CERT-06, TC_077: another key, an end in the past, another holder, no certificate: refused, with the event")
    void refused() {
        Rig rig = rig();
        String csr = request(rig);
        var key = TestAuthority.otherKey();
        refuses(rig, authority.certificate(new X500Name(SUBJECT), key, START, YEAR), "another key");
        refuses(rig, authority.sign(csr, START.minus(YEAR), Duration.ofDays(300)), "it has expired");
        refuses(rig, authority.signAs("O=Example Operator,CN=CP_2", csr, YEAR), "no CN=CP_1");
        refuses(rig, authority.signAs("O=Somebody,CN=CP_1", csr, YEAR), "no O=Example Operator");
        refuses(rig, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "no X.509 certificate");
        assertThat(signed(rig, authority.sign(csr, START, YEAR)))
                .as("the request still stands")
                .isEqualTo(CertificateSignedStatus.Accepted);
    }

    @Test
    @DisplayName("SEC-CERT-06: with a root of the central system installed, only what comes from it is taken")
    void hierarchy() {
        Rig rig = rig();
        TestAuthority stranger = new TestAuthority(START);
        rig.call(new InstallCertificate.Request(CertificateUse.CentralSystemRootCertificate, authority.root()));
        String csr = request(rig);
        refuses(rig, stranger.sign(csr, START, YEAR), "not to be trusted");
        refuses(rig, stranger.sign(csr, START, YEAR) + stranger.root(), "not to be trusted");
        assertThat(signed(rig, authority.sign(csr, START, YEAR) + authority.root()))
                .isEqualTo(CertificateSignedStatus.Accepted);
    }

    @Test
    @DisplayName("SEC-CERT-06: without a root the chain has to hold by itself")
    void chainWithoutRoot() {
        Rig rig = rig();
        String csr = request(rig);
        refuses(rig, authority.sign(csr, START, YEAR) + new TestAuthority(START).root(), "not to be trusted");
        assertThat(signed(rig, authority.sign(csr, START, YEAR) + authority.root()))
                .isEqualTo(CertificateSignedStatus.Accepted);
    }

    @Test
    @Obeys(CertificateSignedMaxChainSize)
    @DisplayName("a chain longer than CertificateSignedMaxChainSize is refused")
    void longChain() {
        Rig rig = rig("CertificateSignedMaxChainSize", "500");
        refuses(rig, authority.sign(request(rig), START, YEAR) + authority.root(), "expected: at most 500");
    }

    @Test
    @DisplayName(
            "SEC-CERT-07: a certificate for later is taken; SEC-CERT-05: a month before its end the next is asked for")
    void renewal() {
        Rig rig = rig();
        Instant begin = START.plus(Duration.ofDays(1));
        signed(rig, authority.sign(request(rig), begin, Duration.ofDays(100)));
        rig.clear();
        rig.pass(Duration.ofDays(71).minusHours(1));
        assertThat(rig.sent(SignCertificate.Request.class)).isEmpty();
        rig.pass(Duration.ofHours(2));
        String csr = rig.only(SignCertificate.Request.class).csr();
        assertThat(signed(rig, authority.sign(csr, rig.now, YEAR))).isEqualTo(CertificateSignedStatus.Accepted);
        rig.clear();
        rig.pass(Duration.ofDays(35));
        assertThat(rig.sent(SignCertificate.Request.class)).isEmpty();
    }

    @Test
    @DisplayName(
            "SEC-CERT-05: refused by the central system, it is asked for again a day later, and only while connected")
    void renewalIsTriedAgain() {
        Rig rig = rig();
        signed(rig, authority.sign(request(rig), START, Duration.ofDays(9)));
        rig.unless(
                SignCertificate.Request.class::isInstance,
                new CallOutcome.Answered(new SignCertificate.Response(SignCertificate.GenericStatus.Rejected)));
        rig.clear();
        rig.pass(Duration.ofDays(6).plusMinutes(1));
        assertThat(rig.sent(SignCertificate.Request.class))
                .as("in the last third")
                .hasSize(1);
        rig.lose();
        rig.pass(Duration.ofDays(1));
        assertThat(rig.sent(SignCertificate.Request.class)).hasSize(1);
        rig.find();
        assertThat(rig.sent(SignCertificate.Request.class)).hasSize(2);
    }

    @Test
    @DisplayName("SEC-CERT-08: certificate and key survive a restart, and nothing that is written shows the key")
    void survives() {
        ChargePointSetup setup =
                ChargePointSetup.of("CP_1").with("CpoName", "Example Operator").withPersistence(true);
        Rig rig = new Rig(setup, START);
        rig.give(new Input.PowerOn());
        signed(rig, authority.sign(request(rig), START, Duration.ofDays(60)));
        SavedState saved = Objects.requireNonNull(rig.saved);
        assertThat(saved.json()).contains("privateKey");
        assertThat(rig.effects.toString()).doesNotContain("privateKey");
        rig.restartProcess(setup);
        rig.clear();
        rig.pass(Duration.ofDays(40).plusHours(1));
        assertThat(rig.sent(SignCertificate.Request.class)).hasSize(1);
    }

    private static Rig rig(String... configuration) {
        ChargePointSetup setup = ChargePointSetup.of("CP_1").with("CpoName", "Example Operator");
        for (int index = 0; index < configuration.length; index += 2) {
            setup = setup.with(configuration[index], configuration[index + 1]);
        }
        Rig rig = new Rig(setup, START);
        rig.give(new Input.PowerOn());
        return rig;
    }

    /** The request that a trigger brings (SEC-CERT-04). */
    private static String request(Rig rig) {
        rig.clear();
        assertThat(trigger(rig)).isEqualTo(TriggerMessageStatus.Accepted);
        return rig.only(SignCertificate.Request.class).csr();
    }

    private static TriggerMessageStatus trigger(Rig rig) {
        Object answer =
                rig.call(new ExtendedTriggerMessage.Request(ExtendedMessageTrigger.SignChargePointCertificate, null));
        return ((ExtendedTriggerMessage.Response) answer).status();
    }

    private static void refuses(Rig rig, String chain, String reason) {
        rig.clear();
        assertThat(signed(rig, chain)).as(reason).isEqualTo(CertificateSignedStatus.Rejected);
        SecurityEventNotification.Request event = rig.only(SecurityEventNotification.Request.class);
        assertThat(event.type()).isEqualTo("InvalidChargePointCertificate");
        assertThat(event.techInfo()).contains(reason);
    }

    private static List<SecurityEventNotification.Request> events(Rig rig) {
        return rig.sent(SecurityEventNotification.Request.class);
    }

    private static CertificateSignedStatus signed(Rig rig, String chain) {
        return ((CertificateSigned.Response) rig.call(new CertificateSigned.Request(chain))).status();
    }
}
