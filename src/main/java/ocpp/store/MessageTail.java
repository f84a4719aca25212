package ocpp.store;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import ocpp.protocol.Action;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.station.AnsweredMessages;
import ocpp.station.AnsweredMessages.Kept;
import ocpp.station.MessageEvent.Answered;
import org.jspecify.annotations.Nullable;

/**
 * The messages that arrived last: what the state holds of them. Of meter values those of the open transactions, of the one
 * that ended last and of none are looked at, the newest {@link AnsweredMessages#LIMIT} of each: a station that repeats
 * messages begins with the last one.
 */
final class MessageTail {
    private static final String ROWS =
            "select id, received_at, message_hash, measurand, phase, value from meter_values where ";
    private static final String NEWEST = " limit " + AnsweredMessages.LIMIT;
    private static final String OF_NONE =
            ROWS + "charge_point_id = ? and transaction_id is null order by id desc" + NEWEST;
    private static final String OF_TRANSACTION = ROWS + "transaction_id = ? order by sampled_at desc, id desc" + NEWEST;
    private static final String ANSWERED =
            "select * from answered_messages where charge_point_id = ? order by id desc" + NEWEST;
    private static final String REGISTER = Words.of(Measurand.Energy_Active_Import_Register);

    /** @param registerWh the value, where it is the register over all phases */
    private record Line(
            long id,
            Instant at,
            @Nullable Long messageHash,
            @Nullable BigDecimal registerWh) {}

    private final List<Line> lines;
    private final List<Kept> answered;

    private MessageTail(List<Line> lines, List<Kept> answered) {
        this.lines = lines;
        this.answered = answered;
    }

    /** Of a station that is known since an instant: what was told under its identity before belongs to another. */
    static MessageTail of(Session session, String chargePointId, Instant since, List<Integer> transactionIds)
            throws SQLException {
        List<Line> lines = new ArrayList<>(session.list(OF_NONE, MessageTail::line, chargePointId));
        for (int transactionId : transactionIds) {
            lines.addAll(session.list(OF_TRANSACTION, MessageTail::line, transactionId));
        }
        lines.removeIf(line -> line.messageHash() == null || line.at().isBefore(since));
        lines.sort(Comparator.comparingLong(Line::id));
        return new MessageTail(lines, session.list(ANSWERED, MessageTail::answered, chargePointId));
    }

    /** Those that count once. */
    AnsweredMessages answered() {
        List<Kept> messages = new ArrayList<>(answered);
        Collections.reverse(messages);
        long last = 0;
        for (Line line : lines) {
            long hash = Objects.requireNonNull(line.messageHash());
            if (hash != last) {
                messages.add(new Kept(line.at(), hash, null));
            }
            last = hash;
        }
        messages.sort(Comparator.comparing(Kept::at));
        return AnsweredMessages.of(messages);
    }

    /** The last register that did not arrive before an instant; null where there is none. */
    @Nullable
    BigDecimal registerWh(@Nullable Instant from) {
        for (int index = lines.size() - 1; index >= 0; index--) {
            Line line = lines.get(index);
            if (line.registerWh() != null && (from == null || !line.at().isBefore(from))) {
                return line.registerWh();
            }
        }
        return null;
    }

    private static Line line(Columns row) throws SQLException {
        boolean register = REGISTER.equals(row.text("measurand")) && row.textOrNull("phase") == null;
        return new Line(
                row.bigint("id"),
                row.time("received_at"),
                row.bigintOrNull("message_hash"),
                register ? row.decimalOrNull("value") : null);
    }

    private static Kept answered(Columns row) throws SQLException {
        AuthorizationStatus status = row.constantOrNull("id_tag_status", AuthorizationStatus.class);
        return Kept.of(new Answered(
                row.time("answered_at"),
                row.text("message_id"),
                row.constant("action", Action.class),
                row.bigint("fingerprint"),
                row.integerOrNull("transaction_id"),
                status == null
                        ? null
                        : new IdTagInfo(row.timeOrNull("id_tag_expiry"), row.textOrNull("id_tag_parent"), status)));
    }
}
