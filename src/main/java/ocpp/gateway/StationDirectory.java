package ocpp.gateway;

import java.util.concurrent.CompletionStage;
import ocpp.station.Validation;
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
     * @param known by what its messages are read
     */
    record Entry(boolean admitted, @Nullable Password password, Known known) {}

    /**
     * By what the messages of a station are read.
     *
     * @param validation what an operator set for it, null for nothing
     * @param vendor of its last boot, null before the first
     * @param model of its last boot, null before the first
     */
    record Known(
            @Nullable Validation validation,
            @Nullable String vendor,
            @Nullable String model) {

        /** A station that is not known. */
        public static final Known NOTHING = new Known(null, null, null);
    }

    /** The secret of a station, in whatever form it is kept. */
    @FunctionalInterface
    interface Password {

        /** Compares bytes in a time that does not tell how many of them are right (J-CONN-15). */
        boolean matches(byte[] shown);
    }
}
