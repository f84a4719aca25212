package ocpp.operator;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.ChangeConfiguration.ConfigurationStatus;
import ocpp.rpc.CallOutcome;
import ocpp.station.Executed;
import ocpp.store.StationRegister;
import ocpp.store.StationSecret;
import org.apache.pekko.Done;
import org.jspecify.annotations.Nullable;

/** The secrets that charge points show when they connect: set by an operator, or changed by the AuthorizationKey. */
final class StationSecrets {
    private final StationRegister register;
    private final InstantSource clock;
    private final Random random = new SecureRandom();

    StationSecrets(StationRegister register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException for a text that cannot be one */
    StationSecret of(String text) {
        byte[] salt = new byte[StationSecret.SALT];
        random.nextBytes(salt);
        return StationSecret.of(text, salt);
    }

    CompletionStage<Done> set(String chargePointId, @Nullable StationSecret secret, String operator) {
        return register.secret(chargePointId, secret, operator, clock.instant());
    }

    /** Before a CALL leaves: a new key may already hold when its answer is lost (SEC-KEY-06). */
    CompletionStage<Done> sending(String chargePointId, RequestPayload<?> request) {
        StationSecret offered = offered(request);
        return offered == null
                ? CompletableFuture.completedFuture(Done.done())
                : register.offer(chargePointId, offered, clock.instant());
    }

    /** After a CALL has ended: without an answer the first use of a key settles it. */
    CompletionStage<Executed> ended(String chargePointId, RequestPayload<?> request, Executed end) {
        CompletionStage<Done> settled =
                offered(request) == null ? CompletableFuture.completedFuture(Done.done()) : settle(chargePointId, end);
        return settled.handle((done, failure) -> end);
    }

    private CompletionStage<Done> settle(String chargePointId, Executed end) {
        if (!(end instanceof Executed.Finished finished)) {
            return register.withdraw(chargePointId);
        } else if (finished.outcome() instanceof CallOutcome.Answered answered) {
            return isTaken(answered) ? register.take(chargePointId) : register.withdraw(chargePointId);
        }
        return finished.outcome() instanceof CallOutcome.Refused
                ? register.withdraw(chargePointId)
                : CompletableFuture.completedFuture(Done.done());
    }

    private static boolean isTaken(CallOutcome.Answered answered) {
        return answered.payload() instanceof ChangeConfiguration.Response response
                && (response.status() == ConfigurationStatus.Accepted
                        || response.status() == ConfigurationStatus.RebootRequired);
    }

    private @Nullable StationSecret offered(RequestPayload<?> request) {
        if (!(request instanceof ChangeConfiguration.Request change) || !Secrets.isKey(change.key())) {
            return null;
        }
        try {
            return of(change.value());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
