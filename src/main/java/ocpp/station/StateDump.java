package ocpp.station;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import org.jspecify.annotations.Nullable;

/**
 * The answer to DUMP_STATE (EDGE-02).
 *
 * @param sessions ordered by identity
 * @param unanswered identities of charge points that did not answer in time
 */
public record StateDump(List<Session> sessions, List<String> unanswered) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * One charge point.
     *
     * @param activeTransactionId the latest open transaction, null for none
     * @param lastSeenAt null before the first connection
     * @param lastMeterWh the last Energy.Active.Import.Register, null before the first
     */
    public record Session(
            String chargePointId,
            boolean bootAccepted,
            @Nullable Integer activeTransactionId,
            @Nullable Instant lastSeenAt,
            @Nullable BigDecimal lastMeterWh,
            List<Profile> chargingProfiles) {}

    /** What one charge point answers; null for one that is neither known nor connected. */
    public record Line(String chargePointId, @Nullable Session session) {}

    /** An installed charging profile; limitW is its first period's limit where the unit is W, else null. */
    public record Profile(int id, @Nullable BigDecimal limitW) {

        static Profile of(ChargingProfile profile) {
            ChargingSchedule schedule = profile.chargingSchedule();
            boolean watt = schedule.chargingRateUnit() == ChargingRateUnit.W;
            return new Profile(
                    profile.chargingProfileId(),
                    watt ? schedule.chargingSchedulePeriod().get(0).limit() : null);
        }
    }

    /** Compact JSON; {@code unanswered} only where there is one, whole numbers without a fraction. */
    public String toJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("sessions");
            for (Session session : sessions) {
                write(json, session);
            }
            json.writeEndArray();
            if (!unanswered.isEmpty()) {
                json.writeFieldName("unanswered");
                json.writeArray(unanswered.toArray(String[]::new), 0, unanswered.size());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Session session) throws IOException {
        json.writeStartObject();
        json.writeStringField("chargePointId", session.chargePointId);
        json.writeBooleanField("boot_accepted", session.bootAccepted);
        number(
                json,
                "active_transaction_id",
                session.activeTransactionId == null ? null : session.activeTransactionId.toString());
        Instant seen = session.lastSeenAt;
        json.writeStringField(
                "last_seen_at",
                seen == null ? null : seen.truncatedTo(ChronoUnit.SECONDS).toString());
        number(json, "last_meter_wh", plain(session.lastMeterWh));
        json.writeArrayFieldStart("charging_profiles");
        for (Profile profile : session.chargingProfiles) {
            json.writeStartObject();
            json.writeNumberField("id", profile.id);
            number(json, "limit_w", plain(profile.limitW));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String field, @Nullable String digits) throws IOException {
        json.writeFieldName(field);
        if (digits == null) {
            json.writeNull();
        } else {
            json.writeNumber(digits);
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
