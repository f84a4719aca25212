package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.Reset;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.smartcharging.SetChargingProfile;
import org.junit.jupiter.api.Test;

class MessageSchemaTest {
    @Test
    void everyActionIsThereOnceWithItsDirection() {
        JsonNode items = MessageSchema.actions().get("items");
        List<String> names = new ArrayList<>();
        items.forEach(item -> names.add(item.get("action").asText()));
        assertThat(names).hasSize(Action.values().length).doesNotHaveDuplicates();
        assertThat(items.get(Action.Reset.ordinal()).get("sender").asText()).isEqualTo("CENTRAL_SYSTEM");
        assertThat(items.get(Action.Reset.ordinal()).get("profile").asText()).isEqualTo("Core");
    }

    @Test
    void lengthsAndRequiredMembersAreThoseOfTheRecord() {
        assertThat(MessageSchema.of(ChangeConfiguration.Request.class)).hasToString("""
                {"type":"object","properties":{"key":{"type":"string","maxLength":50},\
                "value":{"type":"string","maxLength":500}},"required":["key","value"],"additionalProperties":false}""");
    }

    @Test
    void enumValuesAreSpeltAsOnTheWire() {
        assertThat(MessageSchema.of(Reset.Request.class).at("/properties/type/enum"))
                .hasToString("[\"Hard\",\"Soft\"]");
        assertThat(MessageSchema.of(SampledValue.class)
                        .at("/properties/measurand/enum")
                        .toString())
                .contains("\"Energy.Active.Import.Register\"", "\"SoC\"");
    }

    @Test
    void nestedRecordsListsAndTenthsAreDescribed() {
        JsonNode profile =
                MessageSchema.of(SetChargingProfile.Request.class).at("/properties/csChargingProfiles/properties");
        JsonNode periods = profile.at("/chargingSchedule/properties/chargingSchedulePeriod");
        assertThat(periods.get("minItems").asInt()).isEqualTo(1);
        assertThat(periods.at("/items/properties/limit/multipleOf").decimalValue())
                .isEqualByComparingTo("0.1");
        assertThat(profile.at("/validFrom/format").asText()).isEqualTo("date-time");
        assertThat(profile.at("/stackLevel/minimum").asInt()).isZero();
    }
}
