package ocpp.emulator.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import ocpp.emulator.authorization.Authorizer.Decision;
import ocpp.emulator.configuration.Configuration;
import ocpp.protocol.core.ClearCache.ClearCacheStatus;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.AuthorizationData;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requirements AUTH-04 to AUTH-21 as far as one charge point decides alone. */
class AuthorizerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Configuration configuration = new Configuration();
    private final LocalList list = new LocalList();
    private final AuthorizationCache cache = new AuthorizationCache(3);
    private final Authorizer authorizer = new Authorizer(configuration, list, cache);

    @Test
    @DisplayName("AUTH-04: online the central system is asked unless LocalPreAuthorize is on")
    void onlineTheCentralSystemIsAskedUnlessLocalPreAuthorizeIsOn() {
        learn("A", AuthorizationStatus.Accepted);
        assertThat(authorizer.online("A", NOW)).isEqualTo(Decision.ASK);
        configuration.preset("LocalPreAuthorize", "true");
        assertThat(authorizer.online("a", NOW)).isEqualTo(Decision.ACCEPTED);
        assertThat(authorizer.online("B", NOW)).isEqualTo(Decision.ASK);
    }

    @Test
    @DisplayName("AUTH-10: online a tag that is known as invalid is asked for again")
    void onlineATagThatIsKnownAsInvalidIsAskedForAgain() {
        configuration.preset("LocalPreAuthorize", "true");
        learn("A", AuthorizationStatus.Blocked);
        assertThat(authorizer.online("A", NOW)).isEqualTo(Decision.ASK);
    }

    @Test
    @DisplayName("AUTH-12: offline a known tag starts with LocalAuthorizeOffline")
    void offlineAKnownTagStartsWithLocalAuthorizeOffline() {
        learn("A", AuthorizationStatus.Accepted);
        assertThat(authorizer.offline("A", NOW)).isEqualTo(Decision.ACCEPTED);
        configuration.preset("LocalAuthorizeOffline", "false");
        assertThat(authorizer.offline("A", NOW)).isEqualTo(Decision.REFUSED);
    }

    @Test
    @DisplayName("AUTH-13: offline an unknown tag starts with AllowOfflineTxForUnknownId")
    void offlineAnUnknownTagStartsWithAllowOfflineTxForUnknownId() {
        assertThat(authorizer.offline("X", NOW)).isEqualTo(Decision.REFUSED);
        configuration.preset("AllowOfflineTxForUnknownId", "true");
        assertThat(authorizer.offline("X", NOW)).isEqualTo(Decision.ACCEPTED);
        learn("X", AuthorizationStatus.Blocked);
        assertThat(authorizer.offline("X", NOW)).isEqualTo(Decision.REFUSED);
    }

    @Test
    @DisplayName("AUTH-09: a cache entry expires")
    void aCacheEntryExpires() {
        authorizer.learn("A", new IdTagInfo(NOW.plusSeconds(10), null, AuthorizationStatus.Accepted), NOW);
        assertThat(authorizer.offline("A", NOW)).isEqualTo(Decision.ACCEPTED);
        assertThat(authorizer.offline("A", NOW.plusSeconds(10))).isEqualTo(Decision.REFUSED);
    }

    @Test
    @DisplayName("AUTH-11: the list has priority and its tags are not cached")
    void theListHasPriorityAndItsTagsAreNotCached() {
        listed("A", AuthorizationStatus.Blocked);
        learn("A", AuthorizationStatus.Accepted);
        assertThat(cache.find("A")).isNull();
        assertThat(authorizer.offline("A", NOW)).isEqualTo(Decision.REFUSED);
    }

    @Test
    @DisplayName("AUTH-21: a disabled list is not used")
    void aDisabledListIsNotUsed() {
        listed("A", AuthorizationStatus.Accepted);
        configuration.preset("LocalAuthListEnabled", "false");
        assertThat(authorizer.find("A")).isNull();
    }

    @Test
    void theListIsContradictedByARefusal() {
        listed("A", AuthorizationStatus.Accepted);
        assertThat(authorizer.contradicts("A", new IdTagInfo(null, null, AuthorizationStatus.Invalid), NOW))
                .isTrue();
        assertThat(authorizer.contradicts("B", new IdTagInfo(null, null, AuthorizationStatus.Invalid), NOW))
                .isFalse();
    }

    @Test
    @DisplayName("AUTH-17: ClearCache forgets, or is Rejected without a cache")
    void clearCacheForgetsOrIsRejectedWithoutACache() {
        learn("A", AuthorizationStatus.Accepted);
        assertThat(authorizer.clearCache()).isEqualTo(ClearCacheStatus.Accepted);
        assertThat(authorizer.find("A")).isNull();
        configuration.preset("AuthorizationCacheEnabled", "false");
        assertThat(authorizer.clearCache()).isEqualTo(ClearCacheStatus.Rejected);
        learn("A", AuthorizationStatus.Accepted);
        assertThat(cache.find("A")).isNull();
    }

    @Test
    @DisplayName("AUTH-09: a full cache drops an invalid tag first, then the oldest")
    void aFullCacheDropsAnInvalidTagFirstThenTheOldest() {
        learn("A", AuthorizationStatus.Accepted);
        learn("B", AuthorizationStatus.Invalid);
        learn("C", AuthorizationStatus.Accepted);
        learn("D", AuthorizationStatus.Accepted);
        assertThat(cache.save()).extracting(AuthorizationCache.Entry::idTag).containsExactly("A", "C", "D");
        learn("E", AuthorizationStatus.Accepted);
        assertThat(cache.save()).extracting(AuthorizationCache.Entry::idTag).containsExactly("C", "D", "E");
        IntStream.range(0, 100).forEach(number -> learn("T" + number, AuthorizationStatus.Accepted));
        assertThat(cache.save()).hasSize(3);
    }

    private void learn(String idTag, AuthorizationStatus status) {
        authorizer.learn(idTag, new IdTagInfo(null, null, status), NOW);
    }

    private void listed(String idTag, AuthorizationStatus status) {
        AuthorizationData entry = new AuthorizationData(idTag, new IdTagInfo(null, null, status));
        list.update(new SendLocalList.Request(1, List.of(entry), UpdateType.Full), 10, 10);
    }
}
