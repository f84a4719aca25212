package ocpp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {

    @Property(tries = 1000)
    void everyDateTimeIsReadAsTheJdkReadsIt(
            @ForAll("localTimes") LocalDateTime local, @ForAll @IntRange(min = -1080, max = 1080) int minutes) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(minutes * 60);
        String zone = minutes == 0 ? "Z" : offset.getId();
        String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local) + zone;
        assertThat(parse(withSeconds(text, zone))).isEqualTo(local.toInstant(offset));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00:00+05:30, 2026-03-02T04:30:00Z",
        "2026-03-02t10:00:00z, 2026-03-02T10:00:00Z",
        "2026-03-02T10:00:00-00:00, 2026-03-02T10:00:00Z",
        "2026-03-02T10:00:00.1Z, 2026-03-02T10:00:00.100Z",
        "2026-03-02T10:00:00.1234567891234Z, 2026-03-02T10:00:00.123456789Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2017-01-01T00:59:60+01:00, 2017-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    })
    @DisplayName("HB-06, HB-07: times with fractions and offsets are read")
    void theFormsOfRfc3339AreRead(String text, Instant time) {
        assertThat(parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-02",
                "2026-03-02T10:00:00",
                "2026-03-02T10:00Z",
                "2026-03-02 10:00:00Z",
                "2026-03-02T10:00:00+02",
                "2026-03-02T10:00:00+0200",
                "2026-03-02T10:00:00.Z",
                "2026-03-02T10:00:00,5Z",
                "2026-03-02T10:00:00.5",
                "2026-03-02T10:00:00ZZ",
                "2026-03-02T10:00:00+24:00",
                "2026-03-02T10:00:00+01:60",
                "2026-13-02T10:00:00Z",
                "2026-00-02T10:00:00Z",
                "2026-02-29T10:00:00Z",
                "1900-02-29T10:00:00Z",
                "2026-03-32T10:00:00Z",
                "2026-03-00T10:00:00Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T10:60:00Z",
                "2026-03-02T10:00:60Z",
                "2026-03-02T10:00:61Z",
                "+026-03-02T10:00:00Z",
                "2026-03-02T1x:00:00Z",
                "02.03.2026 10:00:00Z",
                "20260302T100000Z0000",
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "2026-03-02T10:00:00\u0661Z",
                "\u0662026-03-02T10:00:00Z"
            })
    void everythingElseIsNot(String text) {
        assertThat(parse(text)).isNull();
    }

    @Provide
    Arbitrary<LocalDateTime> localTimes() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(DateTimes.EARLIEST + 86_400, DateTimes.LATEST - 86_400);
        return seconds.flatMap(second -> Arbitraries.integers()
                .between(0, 999_999_999)
                .map(nanos -> LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC)));
    }

    private static String withSeconds(String text, String zone) {
        return text.length() < "2026-03-02T10:00:00".length() + zone.length() ? text.replace(zone, ":00" + zone) : text;
    }

    private static @Nullable Instant parse(String text) {
        char[] buffer = ("x" + text + "0Z").toCharArray();
        return DateTimes.parse(buffer, 1, text.length());
    }
}
