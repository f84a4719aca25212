package ocpp.emulator.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.AuthorizationData;
import ocpp.protocol.localauth.SendLocalList.UpdateStatus;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requirements LIST-01 to LIST-14. */
class LocalListTest {
    private final LocalList list = new LocalList();

    @Test
    @DisplayName("LIST-03: a full update replaces all")
    void aFullUpdateReplacesAll() {
        full(2, valid("A"), valid("B"));
        assertThat(full(1, valid("C"))).isEqualTo(UpdateStatus.Accepted);
        assertThat(list.find("A")).isNull();
        assertThat(list.find("c")).isNotNull();
        assertThat(list.reportedVersion()).isEqualTo(1);
    }

    @Test
    @DisplayName("LIST-03: a differential update adds, changes and deletes")
    void aDifferentialUpdateAddsChangesAndDeletes() {
        full(1, valid("A"), valid("B"));
        assertThat(differential(
                        2, new AuthorizationData("a", null), entry("B", AuthorizationStatus.Blocked), valid("C")))
                .isEqualTo(UpdateStatus.Accepted);
        assertThat(list.find("A")).isNull();
        assertThat(list.find("B")).isEqualTo(new IdTagInfo(null, null, AuthorizationStatus.Blocked));
        assertThat(list.find("C")).isNotNull();
    }

    @Test
    @DisplayName("LIST-06: a differential update not above the version is a mismatch")
    void aDifferentialUpdateNotAboveTheVersionIsAMismatch() {
        full(3, valid("A"));
        assertThat(differential(3, valid("B"))).isEqualTo(UpdateStatus.VersionMismatch);
        assertThat(list.find("B")).isNull();
    }

    @Test
    @DisplayName("LIST-14: an empty full update clears and reports zero but keeps the number")
    void anEmptyFullUpdateClearsAndReportsZeroButKeepsTheNumber() {
        full(3, valid("A"));
        assertThat(list.update(new SendLocalList.Request(5, null, UpdateType.Full), 10, 10))
                .isEqualTo(UpdateStatus.Accepted);
        assertThat(list.reportedVersion()).isZero();
        assertThat(differential(5, valid("B"))).isEqualTo(UpdateStatus.VersionMismatch);
    }

    @Test
    @DisplayName("LIST-04, LIST-05: what cannot be applied fails and changes nothing")
    void whatCannotBeAppliedFailsAndChangesNothing() {
        full(1, valid("A"));
        assertThat(full(0, valid("B"))).isEqualTo(UpdateStatus.Failed);
        assertThat(full(-1, valid("B"))).isEqualTo(UpdateStatus.Failed);
        assertThat(full(2, valid("B"), valid("b"))).isEqualTo(UpdateStatus.Failed);
        assertThat(full(2, new AuthorizationData("B", null))).isEqualTo(UpdateStatus.Failed);
        assertThat(full(2, valid("B"), valid("C"), valid("D"), valid("E"))).isEqualTo(UpdateStatus.Failed);
        differential(2, valid("B"), valid("C"));
        assertThat(differential(3, valid("D"), valid("E"), valid("F"))).isEqualTo(UpdateStatus.Failed);
        assertThat(list.save().entries()).hasSize(3);
        assertThat(list.reportedVersion()).isEqualTo(2);
    }

    private UpdateStatus full(int version, AuthorizationData... entries) {
        return list.update(new SendLocalList.Request(version, List.of(entries), UpdateType.Full), 3, 5);
    }

    private UpdateStatus differential(int version, AuthorizationData... entries) {
        return list.update(new SendLocalList.Request(version, List.of(entries), UpdateType.Differential), 3, 5);
    }

    private static AuthorizationData valid(String idTag) {
        return entry(idTag, AuthorizationStatus.Accepted);
    }

    private static AuthorizationData entry(String idTag, AuthorizationStatus status) {
        return new AuthorizationData(idTag, new IdTagInfo(null, null, status));
    }
}
