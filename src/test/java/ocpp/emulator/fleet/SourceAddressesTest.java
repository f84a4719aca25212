package ocpp.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SourceAddressesTest {
    @Test
    void aFleetBeyondThePortsOfOneAddressUsesMore() {
        SourceAddresses sources = new SourceAddresses("127.0.0.1", 1000);
        assertThat(sources.of(0)).isNull();
        assertThat(sources.of(699)).isNull();
        assertThat(sources.of(700)).isEqualTo(new InetSocketAddress("127.0.0.2", 0));
        assertThat(sources.of(1400)).isEqualTo(new InetSocketAddress("127.0.0.3", 0));
    }

    @Test
    void aServerElsewhereIsReachedFromAnyAddress() {
        assertThat(new SourceAddresses("192.0.2.1", 10).of(5_000)).isNull();
    }

    @Test
    void thePortsOfThisMachineServeAFleetOfSomeThousands() {
        assertThat(SourceAddresses.toReach("localhost").of(5_000)).isNull();
    }
}
