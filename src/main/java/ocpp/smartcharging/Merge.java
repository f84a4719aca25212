package ocpp.smartcharging;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The limits that meet on a connector, or on the charge point as a whole (connectorId 0).
 *
 * @param stacks that of the charge point first, then that of the connector, or of each connector
 */
record Merge(Hardware hardware, int connectorId, List<Stack> stacks) {

    static Merge of(Situation situation, int connectorId, long now) {
        ChargingProfiles profiles = situation.profiles();
        IntStream connectors = connectorId == 0
                ? IntStream.rangeClosed(1, situation.hardware().connectors())
                : IntStream.of(connectorId);
        List<Stack> stacks = new ArrayList<>();
        stacks.add(profiles.stationStack());
        connectors.forEach(each -> stacks.add(profiles.connectorStack(each, situation.transactionOn(each), now)));
        return new Merge(situation.hardware(), connectorId, List.copyOf(stacks));
    }
}
