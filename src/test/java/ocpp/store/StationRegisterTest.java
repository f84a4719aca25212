package ocpp.store;

import static ocpp.store.Opened.await;
import static ocpp.store.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ocpp.store.StationRegister.Secret;
import ocpp.store.StationRegister.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class StationRegisterTest {
    private static final StationSecret OLD = secret("the old password");
    private static final StationSecret NEW = secret("the new password");

    private final StoreSettings settings;
    private Store store;
    private StationRegister register;

    StationRegisterTest(TestDatabase kind) {
        settings = kind.empty();
    }

    @BeforeEach
    void open() throws Exception {
        store = Store.open(settings, CommitObserver.NONE);
        register = store.stationRegister();
        await(store.ledger().append("CP_1", List.of(Sessions.connected())));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void settingsAreKeptForAKnownChargePointOnly() throws Exception {
        assertThat(await(register.change("CP_1", before -> new Settings("lenient", before.note()), "somebody", NOW)))
                .isTrue();
        assertThat(await(register.change(
                        "CP_1", before -> new Settings(before.validation(), "behind the barn"), "somebody", NOW)))
                .isTrue();
        assertThat(await(register.change("CP_2", before -> before, "somebody", NOW)))
                .isFalse();
        assertThat(await(register.find("CP_1")).map(StationRegister.Entry::settings))
                .contains(new Settings("lenient", "behind the barn"));
        assertThat(await(store.operations().audit("CP_1", PageRequest.first(9))).items())
                .extracting(AuditEntry::action)
                .containsExactly("SettingsChanged", "SettingsChanged");
    }

    @Test
    void onlyAChargePointThatWasHeardOfIsThere() throws Exception {
        assertThat(await(register.find("CP_2"))).isEmpty();
        assertThat(await(register.find("CP_1"))).contains(StationRegister.Entry.NOTHING);
    }

    @Test
    @DisplayName("SEC-KEY-06: old and new hold until it is settled which")
    void anOfferedSecretHoldsBesideTheOldOneUntilItIsTaken() throws Exception {
        await(register.secret("CP_1", OLD, "somebody", NOW));
        await(register.offer("CP_1", NEW, NOW));
        assertThat(secrets()).containsExactlyInAnyOrder(new Secret(OLD, false), new Secret(NEW, true));
        await(register.take("CP_1"));
        assertThat(secrets()).containsExactly(new Secret(NEW, false));
        await(register.take("CP_1"));
        assertThat(secrets()).containsExactly(new Secret(NEW, false));
    }

    @Test
    @DisplayName("SEC-KEY-03: what was refused is dead")
    void aWithdrawnSecretLeavesTheOldOne() throws Exception {
        await(register.secret("CP_1", OLD, "somebody", NOW));
        await(register.offer("CP_1", NEW, NOW));
        await(register.withdraw("CP_1"));
        assertThat(secrets()).containsExactly(new Secret(OLD, false));
    }

    @Test
    void aStationThatNeedsNoSecretIsNotLockedOutByAnOffer() throws Exception {
        await(register.offer("CP_1", NEW, NOW));
        assertThat(secrets()).isEmpty();
    }

    private List<Secret> secrets() throws Exception {
        return await(register.find("CP_1")).orElseThrow().secrets();
    }

    private static StationSecret secret(String text) {
        return StationSecret.of(text, new byte[StationSecret.SALT]);
    }
}
