package ocpp.gateway;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who may connect. */
@FunctionalInterface
public interface StationDirectory {

    /** Looks the identity up before its handshake is answered; what takes longer than 5 s or fails is answered with HTTP 503. */
    CompletionStage<Entry> find(String chargePointId);

    /**
     * What is known of an identity.
     *
     * @param admitted whether it may connect; else HTTP 404 (J-CONN-10)
     * @param password what the station has to show, null where it needs none (security profile 0)
     * @param validation how its messages are read, {@code strict} or {@code lenient}; null for the setting of the server
     */
    record Entry(
            boolean admitted,
            @Nullable Password password,
            @Nullable String validation) {}

    /** The secret of a station, in whatever form it is kept. */
    @FunctionalInterface
    interface Password {

        /** Compares bytes in a time that does not tell how many of them are right (J-CONN-15). */
        boolean matches(byte[] shown);
    }
}
