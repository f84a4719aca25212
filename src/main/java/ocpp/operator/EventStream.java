package ocpp.operator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import ocpp.operator.EventLog.Batch;
import ocpp.operator.EventLog.Filter;
import ocpp.operator.http.Json;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.SourceShape;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Follows the event log as text/event-stream. It reads when the client takes more, so a slow client holds nothing up and
 * costs no memory; a comment every so often shows both sides that the connection lives.
 */
final class EventStream extends GraphStage<SourceShape<ByteString>> {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final int BATCH = 64;
    private static final String MISSING = "event: missing\ndata: {\"kind\":\"missing\"}\n\n";

    private final Outlet<ByteString> out = Outlet.create("EventStream.out");
    private final EventLog log;
    private final Filter filter;
    private final long after;

    EventStream(EventLog log, Filter filter, long after) {
        this.log = log;
        this.filter = filter;
        this.after = after;
    }

    @Override
    public SourceShape<ByteString> shape() {
        return SourceShape.of(out);
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private final AtomicBoolean waiting = new AtomicBoolean();
        private final Runnable follower;
        private long read = after;
        private boolean opened;

        Logic() {
            super(shape());
            AsyncCallback<Long> news = createAsyncCallback(ignored -> emit());
            follower = () -> {
                if (waiting.compareAndSet(true, false)) {
                    news.invoke(0L);
                }
            };
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    emit();
                }
            });
        }

        @Override
        public void preStart() {
            log.follow(filter.kinds(), follower);
            scheduleAtFixedRate("keep-alive", KEEP_ALIVE, KEEP_ALIVE);
        }

        @Override
        public void postStop() {
            log.unfollow(follower);
        }

        @Override
        public void onTimer(Object key) {
            if (isAvailable(out)) {
                push(out, ByteString.fromString(": alive\n\n"));
            }
        }

        /** Pushes what is new, or waits for the next event: it is asked for first, so that none slips between. */
        private void emit() {
            if (!isAvailable(out)) {
                return;
            }
            waiting.set(true);
            String text = opened ? next() : "retry: 2000\n\n" + next();
            opened = true;
            if (!text.isEmpty()) {
                waiting.set(false);
                push(out, ByteString.fromString(text, StandardCharsets.UTF_8));
            }
        }

        private String next() {
            Batch batch = log.read(read, filter, BATCH);
            read = batch.after();
            StringBuilder text = new StringBuilder(batch.missing() ? MISSING : "");
            for (Event event : batch.events()) {
                text.append("id: ")
                        .append(event.id())
                        .append("\nevent: ")
                        .append(event.kind())
                        .append("\ndata: ")
                        .append(Json.text(event))
                        .append("\n\n");
            }
            return text.toString();
        }
    }
}
