package ocpp.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;

/** Starts Pekko. */
final class Actors {
    private Actors() {}

    /** @throws CannotRun when a setting of Pekko's is not in order */
    static <T> ActorSystem<T> start(Behavior<T> guardian, Config config) {
        try {
            return ActorSystem.create(guardian, "ocpp", config);
        } catch (ConfigException e) {
            throw new CannotRun(SettingError.describe(e, config));
        }
    }
}
