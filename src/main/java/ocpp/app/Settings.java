package ocpp.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import ocpp.emulator.fleet.FleetSettings;
import ocpp.emulator.seed.SeedSettings;
import ocpp.gateway.GatewaySettings;
import ocpp.operator.OperatorSettings;
import ocpp.socket.RawFrameLogSettings;
import ocpp.socket.SocketSettings;
import ocpp.station.StationSettings;
import ocpp.store.StoreSettings;

/**
 * All settings of a process.
 *
 * @param config the whole configuration, for Pekko
 */
record Settings(
        Config config,
        GatewaySettings gateway,
        SocketSettings socket,
        RawFrameLogSettings rawLog,
        StationSettings station,
        StoreSettings store,
        OperatorSettings operator,
        SeedSettings seed,
        FleetSettings fleet) {

    /** @throws CannotRun when a value is not allowed */
    static Settings from(Config config) {
        try {
            return new Settings(
                    config,
                    GatewaySettings.from(config),
                    SocketSettings.from(config),
                    RawFrameLogSettings.from(config),
                    StationSettings.from(config),
                    StoreSettings.from(config),
                    OperatorSettings.from(config),
                    SeedSettings.from(config),
                    FleetSettings.from(config));
        } catch (ConfigException e) {
            throw new CannotRun(SettingError.describe(e, config));
        }
    }
}
