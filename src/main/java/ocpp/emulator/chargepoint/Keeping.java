package ocpp.emulator.chargepoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes down what a charge point keeps over a loss of power, and takes it back. */
final class Keeping {
    private final Parts parts;
    private final int starts;

    Keeping(Parts parts, int starts) {
        this.parts = parts;
        this.starts = starts;
    }

    static @Nullable Kept read(@Nullable SavedState saved) {
        return saved == null ? null : KeptJson.read(saved.json(), Kept.class);
    }

    static List<Double> registers(@Nullable Kept kept) {
        return kept == null ? List.of() : kept.registersWh();
    }

    SavedState save() {
        List<Double> registers = parts.connectors.all().stream()
                .map(connector -> connector.meter().registerWh())
                .toList();
        return new SavedState(KeptJson.text(new Kept(
                starts,
                parts.board.time(),
                parts.transactions.lastNumber(),
                registers,
                parts.board.configuration().values(),
                parts.availability.save(),
                parts.localList.save(),
                parts.cache.save(),
                parts.reservations.save(),
                parts.limits.save(),
                parts.transactions.save(),
                KeptMessages.of(parts.outbox.queue().save(), parts.outbox.kept()),
                parts.certificates.save(),
                parts.ownCertificate.save(),
                parts.firmware.save(),
                parts.events.diary().save())));
    }

    /** What the setup says of the configuration wins over what was kept. */
    void restore(Kept kept) {
        parts.board.configuration().restore(kept.configuration());
        parts.board.setup().configuration().forEach(parts.board.configuration()::preset);
        parts.connectors.rewire();
        parts.availability.restore(kept.inoperative());
        parts.localList.restore(kept.localList());
        parts.cache.restore(kept.cache());
        parts.reservations.restore(kept.reservations());
        parts.limits.restore(kept.profiles());
        parts.outbox.restore(kept.messages().saved(), kept.messages().otherRequests());
        parts.transactions.restore(kept.lastTransaction(), kept.running(), kept.at());
        parts.certificates.restore(kept.roots());
        parts.ownCertificate.restore(kept.ownCertificates());
        parts.firmware.restore(kept.firmware());
        parts.events.diary().restore(kept.securityLog());
    }
}
