package ocpp.emulator.seed;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The waits of the seed's session, from {@code ocpp.emulator.seed}.
 *
 * @param meterInterval from the start of the transaction to the first MeterValues, and from there to the second
 * @param answerTimeout how long each CALL waits for its answer
 * @param pendingTimeout how long the session waits in all while its registration is Pending
 * @param heartbeatWait a Heartbeat due within this time is awaited before the session ends
 * @param ownInterval the wait in place of an interval of 0 from the server (section 4.2: the charge point's own choice)
 * @param strict whether a server that refuses SetChargingProfile from a charge point fails the session
 */
public record SeedSettings(
        Duration meterInterval,
        Duration answerTimeout,
        Duration pendingTimeout,
        Duration heartbeatWait,
        Duration ownInterval,
        boolean strict) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** @param config the whole configuration */
    public static SeedSettings from(Config config) {
        Config seed = config.getConfig("ocpp.emulator.seed");
        return new SeedSettings(
                seed.getDuration("meter-interval"),
                seed.getDuration("answer-timeout"),
                seed.getDuration("pending-timeout"),
                seed.getDuration("heartbeat-wait"),
                seed.getDuration("own-interval"),
                seed.getBoolean("strict"));
    }

    /** The interval that an answer gives, in seconds; a day at most, which is as long as a timer may run here. */
    Duration interval(int given) {
        Duration interval = given == 0 ? ownInterval : Duration.ofSeconds(given);
        return interval.compareTo(LONGEST) < 0 ? interval : LONGEST;
    }
}
