package ocpp.app;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import ocpp.gateway.StationDirectory;
import ocpp.station.StationSettings.UnknownStations;
import ocpp.station.Validation;
import ocpp.store.StationRegister;
import ocpp.store.StationRegister.Secret;
import org.jspecify.annotations.Nullable;

/** Who may connect, by what operators registered and by the policy for stations that nobody registered. */
final class KnownStations implements StationDirectory {
    private final StationRegister register;
    private final UnknownStations policy;

    KnownStations(StationRegister register, UnknownStations policy) {
        this.register = register;
        this.policy = policy;
    }

    @Override
    public CompletionStage<Entry> find(String chargePointId) {
        return register.find(chargePointId)
                .thenApply(
                        kept -> kept.map(entry -> entry(chargePointId, entry)).orElse(stranger()));
    }

    private Entry stranger() {
        return new Entry(policy != UnknownStations.REFUSE, null, Known.NOTHING);
    }

    private Entry entry(String chargePointId, StationRegister.Entry kept) {
        Known known = new Known(validation(kept.settings().validation()), kept.vendor(), kept.model());
        return new Entry(true, password(chargePointId, kept.secrets()), known);
    }

    private static @Nullable Validation validation(@Nullable String word) {
        return word == null ? null : Validation.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private @Nullable Password password(String chargePointId, List<Secret> secrets) {
        return secrets.isEmpty() ? null : shown -> matches(chargePointId, secrets, shown);
    }

    /** Which of two secrets holds is settled by the first that is used (SEC-KEY-06). */
    private boolean matches(String chargePointId, List<Secret> secrets, byte[] shown) {
        boolean offered = false;
        boolean current = false;
        for (Secret secret : secrets) {
            boolean same = secret.value().matches(shown);
            offered |= same && secret.offered();
            current |= same && !secret.offered();
        }
        if (offered) {
            register.take(chargePointId);
        } else if (current && secrets.size() > 1) {
            register.withdraw(chargePointId);
        }
        return offered || current;
    }
}
