package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import ocpp.rpc.CallOutcome;

/** Whatever happens to a charge point, the central system hears of every transaction once: one start, one stop. */
class NothingLostTest {
    private static final ChargePointSetup SETUP = ChargePointSetup.of("CP_1")
            .withPersistence(true)
            .with("LocalPreAuthorize", "true")
            .with("AllowOfflineTxForUnknownId", "true")
            .with("TransactionMessageRetryInterval", "1")
            .with("TransactionMessageAttempts", "1000");

    /** What may happen. */
    private enum Step {
        PLUG,
        UNPLUG,
        SWIPE,
        SWIPE_OTHER,
        STOP_BUTTON,
        LINK_LOST,
        LINK_FOUND,
        POWER_CUT,
        POWER_ON,
        RESET_BUTTON,
        PROCESS_KILLED,
        CENTRAL_FAILS,
        CENTRAL_WORKS,
        A_SECOND,
        TEN_MINUTES
    }

    private record Happening(Step step, int connectorId) {}

    @Property(tries = 100)
    @Label("TXQ-01 to TXQ-07: random programs of plug, card, loss of link, power and process lose and double nothing")
    void nothingIsLostOrDoubled(@ForAll("programs") List<Happening> program) {
        Rig rig = new Rig(SETUP);
        rig.give(new Input.PowerOn());
        for (Happening happening : program) {
            play(rig, happening);
        }
        finish(rig);
        int begun = rig.effects(Effect.TransactionBegun.class).size();
        Map<Integer, Integer> starts = processed(rig);
        assertThat(starts).as("each transaction is started once").hasSize(begun);
        assertThat(starts.values()).as("each transaction is stopped once").allMatch(stops -> stops == 1);
        assertThat(rig.chargePoint.view(rig.now).queued()).isZero();
    }

    @Provide
    Arbitrary<List<Happening>> programs() {
        Arbitrary<Step> steps = Arbitraries.of(Step.class);
        Arbitrary<Integer> connectors = Arbitraries.integers().between(1, 2);
        return Combinators.combine(steps, connectors)
                .as(Happening::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    private static void play(Rig rig, Happening happening) {
        int connector = happening.connectorId();
        switch (happening.step()) {
            case PLUG -> rig.give(new Input.Plug(connector, null));
            case UNPLUG -> rig.give(new Input.Unplug(connector));
            case SWIPE -> rig.give(new Input.Swipe(connector, "TAG-" + connector));
            case SWIPE_OTHER -> rig.give(new Input.Swipe(0, "OTHER"));
            case STOP_BUTTON -> rig.give(new Input.StopButton(connector));
            case LINK_LOST -> rig.lose();
            case LINK_FOUND -> rig.reachable = true;
            case POWER_CUT -> rig.give(new Input.PowerCut());
            case POWER_ON -> rig.give(new Input.PowerOn());
            case RESET_BUTTON -> rig.give(new Input.ResetButton());
            case PROCESS_KILLED -> rig.restartProcess(SETUP);
            case CENTRAL_FAILS -> rig.unless(NothingLostTest::isOfTransaction, new CallOutcome.TimedOut());
            case CENTRAL_WORKS -> rig.central = rig::answer;
            case A_SECOND -> rig.seconds(1);
            case TEN_MINUTES -> rig.pass(Duration.ofMinutes(10));
        }
    }

    /** Everything works again, and whoever still charges goes. */
    private static void finish(Rig rig) {
        rig.central = rig::answer;
        rig.reachable = true;
        rig.give(new Input.PowerOn());
        rig.pass(Duration.ofMinutes(20));
        rig.give(new Input.StopButton(1));
        rig.give(new Input.StopButton(2));
        rig.pass(Duration.ofMinutes(20));
    }

    /** How often the central system has processed a stop, by the transactions it has processed the start of. */
    private static Map<Integer, Integer> processed(Rig rig) {
        Map<Integer, Integer> stops = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Effect effect : rig.effects) {
            if (effect instanceof Effect.Send send
                    && rig.processed.contains(send.messageId())
                    && ids.add(send.messageId())) {
                if (send.request() instanceof StartTransaction.Request) {
                    stops.putIfAbsent(rig.transactions.get(send.messageId()), 0);
                } else if (send.request() instanceof StopTransaction.Request stop) {
                    stops.merge(stop.transactionId(), 1, Integer::sum);
                }
            }
        }
        return stops;
    }

    private static boolean isOfTransaction(Object request) {
        return request instanceof StartTransaction.Request || request instanceof StopTransaction.Request;
    }
}
