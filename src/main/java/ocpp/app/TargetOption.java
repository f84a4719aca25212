package ocpp.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which central system charge points connect to. */
final class TargetOption {
    @Option(
            names = "--url",
            defaultValue = "${env:OCPP_URL}",
            paramLabel = "URL",
            description = "The central system, without the identity: ws://host:port/path. Default: OCPP_URL, else the"
                    + " host and port of the configuration, ws://127.0.0.1:9000; APP_HOST and APP_PORT change it.")
    private @Nullable String url;

    /** The URL of the central system, without an identity. */
    String url(Settings settings) {
        return url == null
                ? ServerUrl.of(settings.gateway().host(), settings.gateway().port())
                : url;
    }
}
