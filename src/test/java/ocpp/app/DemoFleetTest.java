package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import ocpp.gateway.ConsoleLines;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class DemoFleetTest {
    private static final Settings SETTINGS = Settings.from(ConfigFactory.parseString("""
                    ocpp.server.port = 0
                    ocpp.operator.port = 0
                    pekko.jvm-shutdown-hooks = off
                    pekko.coordinated-shutdown.exit-jvm = off
                    """)
            .withFallback(ConfigFactory.parseResources("pekko.conf"))
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve());

    @Test
    void aFleetComesAndGoesAndTakesThePlaceOfTheOneBefore() throws Exception {
        try (ConsoleLines console = new ConsoleLines()) {
            CentralSystem server = CentralSystem.start(SETTINGS, Records.throwaway(SETTINGS.store()), note -> {});
            ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "demo", SETTINGS.config());
            try {
                DemoFleet fleet = new DemoFleet(system, SETTINGS, server.url());
                fleet.start(2);
                await(console, "INFO - Client connected: DEMO-01", "INFO - Client connected: DEMO-02");
                fleet.start(1);
                await(console, "INFO - Client disconnected: DEMO-02");
                fleet.stop();
                await(console, "INFO - Client disconnected: DEMO-01");
                assertThatThrownBy(() -> fleet.start(0))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("expected: a whole number from 1");
            } finally {
                system.terminate();
                server.stop();
            }
            assertThat(console.all()).noneMatch(line -> line.contains("DEMO-03"));
        }
    }

    private static void await(ConsoleLines console, String... lines) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> console.all().containsAll(List.of(lines)));
    }
}
