package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.AdditionalRootCertificateCheck;
import static ocpp.emulator.configuration.ConfigurationKey.CertificateStoreMaxLength;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.security.CertificateHashData;
import ocpp.protocol.security.CertificateHashData.HashAlgorithm;
import ocpp.protocol.security.CertificateUse;
import ocpp.protocol.security.DeleteCertificate;
import ocpp.protocol.security.DeleteCertificate.DeleteCertificateStatus;
import ocpp.protocol.security.GetInstalledCertificateIds;
import ocpp.protocol.security.GetInstalledCertificateIds.GetInstalledCertificateStatus;
import ocpp.protocol.security.InstallCertificate;
import ocpp.protocol.security.InstallCertificate.InstallCertificateStatus;
import org.jspecify.annotations.Nullable;

/** The root certificates that a charge point trusts (sections M03 to M05). */
final class Certificates {
    private final Board board;
    private final List<Root> roots = new ArrayList<>();

    /** A root certificate, PEM. */
    record Root(CertificateUse use, String pem) {}

    Certificates(Board board) {
        this.board = board;
    }

    InstallCertificate.Response install(InstallCertificate.Request request) {
        X509Certificate certificate = parse(request.certificate());
        boolean full = roots.size() >= board.configuration().number(CertificateStoreMaxLength);
        if (certificate == null
                || full
                || !isValidNow(certificate)
                || !followsOld(request.certificateType(), certificate)) {
            return new InstallCertificate.Response(InstallCertificateStatus.Rejected);
        }
        roots.removeIf(root -> root.pem().equals(request.certificate()) && root.use() == request.certificateType());
        roots.add(new Root(request.certificateType(), request.certificate()));
        board.touch();
        return new InstallCertificate.Response(InstallCertificateStatus.Accepted);
    }

    DeleteCertificate.Response delete(DeleteCertificate.Request request) {
        HashAlgorithm algorithm = request.certificateHashData().hashAlgorithm();
        boolean found = roots.removeIf(root -> {
            X509Certificate certificate = parse(root.pem());
            return certificate != null
                    && CertificateHash.same(CertificateHash.of(certificate, algorithm), request.certificateHashData());
        });
        if (found) {
            board.touch();
        }
        return new DeleteCertificate.Response(
                found ? DeleteCertificateStatus.Accepted : DeleteCertificateStatus.NotFound);
    }

    GetInstalledCertificateIds.Response list(GetInstalledCertificateIds.Request request) {
        List<CertificateHashData> hashes = new ArrayList<>();
        for (X509Certificate certificate : roots(request.certificateType())) {
            hashes.add(CertificateHash.of(certificate, HashAlgorithm.SHA256));
        }
        return hashes.isEmpty()
                ? new GetInstalledCertificateIds.Response(null, GetInstalledCertificateStatus.NotFound)
                : new GetInstalledCertificateIds.Response(hashes, GetInstalledCertificateStatus.Accepted);
    }

    /** Whether a certificate to sign firmware with comes from a manufacturer root that is installed (SEC-FW-01). */
    boolean maySignFirmware(String pem) {
        X509Certificate signer = parse(pem);
        return signer != null
                && isValidNow(signer)
                && roots(CertificateUse.ManufacturerRootCertificate).stream().anyMatch(root -> isSigned(signer, root));
    }

    List<Root> save() {
        return List.copyOf(roots);
    }

    void restore(List<Root> saved) {
        roots.clear();
        roots.addAll(saved);
    }

    /** The roots of a kind that are trusted. */
    List<X509Certificate> roots(CertificateUse use) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Root root : roots) {
            X509Certificate certificate = root.use() == use ? parse(root.pem()) : null;
            if (certificate != null) {
                certificates.add(certificate);
            }
        }
        return certificates;
    }

    /** With AdditionalRootCertificateCheck a new root of the central system is signed by the old one (SEC-CERT-11). */
    private boolean followsOld(CertificateUse use, X509Certificate certificate) {
        List<X509Certificate> old = roots(CertificateUse.CentralSystemRootCertificate);
        return use != CertificateUse.CentralSystemRootCertificate
                || !board.configuration().flag(AdditionalRootCertificateCheck)
                || old.isEmpty()
                || old.stream().anyMatch(root -> isSigned(certificate, root));
    }

    private boolean isValidNow(X509Certificate certificate) {
        Instant now = board.time();
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static boolean isSigned(X509Certificate certificate, X509Certificate root) {
        try {
            certificate.verify(root.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static @Nullable X509Certificate parse(String pem) {
        try {
            byte[] text = pem.getBytes(StandardCharsets.US_ASCII);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(text));
        } catch (CertificateException e) {
            return null;
        }
    }
}
