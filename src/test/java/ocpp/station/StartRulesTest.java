package ocpp.station;

import static ocpp.station.TestStation.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import ocpp.station.ReservationEvent.ReservationState;
import ocpp.station.TransactionEvent.TransactionFlag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StartRulesTest {
    private static final String CLOSED = "ocpp.authorization.unknown-tags = invalid";

    @Test
    @DisplayName("START-03, START-04: the first transaction has the id 1, the next one the next")
    void idsCountUpFromOne() {
        TestStation station = TestStation.accepted();

        assertThat(station.start(1, 0)).isEqualTo(1);
        assertThat(station.start(2, 0)).isEqualTo(2);
    }

    @Test
    @DisplayName("AUTH-05: an unknown tag is accepted or invalid by setting")
    void anUnknownTagIsAcceptedOrInvalidBySetting() {
        Authorize.Request authorize = new Authorize.Request("TEST");

        assertThat(TestStation.accepted().answer(authorize).idTagInfo().status())
                .isEqualTo(AuthorizationStatus.Accepted);
        assertThat(TestStation.accepted(CLOSED).answer(authorize).idTagInfo().status())
                .isEqualTo(AuthorizationStatus.Invalid);
    }

    @Test
    @DisplayName("AUTH-05, AUTH-06: a known tag tells its group and its end, whatever its case")
    void aKnownTagTellsItsGroupAndItsEnd() {
        Instant end = TestStation.START.plusSeconds(1);
        TestStation station = TestStation.accepted(CLOSED)
                .tag(new IdTags.Known("Card1", false, end, "GROUP", null, 0))
                .tag(new IdTags.Known("Card2", true, end, null, null, 0));

        assertThat(station.answer(new Authorize.Request("CARD1")).idTagInfo())
                .isEqualTo(new IdTagInfo(end, "GROUP", AuthorizationStatus.Accepted));
        assertThat(station.answer(new Authorize.Request("card2")).idTagInfo().status())
                .isEqualTo(AuthorizationStatus.Blocked);
        station.later(Duration.ofSeconds(1));
        assertThat(station.answer(new Authorize.Request("card1")).idTagInfo().status())
                .isEqualTo(AuthorizationStatus.Expired);
    }

    @Test
    @DisplayName("START-03, AUTH-18: a refused tag gets an id all the same, and the transaction is kept")
    void aRefusedTagGetsAnIdAllTheSame() {
        TestStation station = TestStation.accepted(CLOSED);

        StartTransaction.Response answer = station.answer(start(1, "NOBODY", 0, station.now()));

        assertThat(answer)
                .isEqualTo(new StartTransaction.Response(1, new IdTagInfo(null, null, AuthorizationStatus.Invalid)));
        assertThat(station.open(1).status()).isEqualTo(AuthorizationStatus.Invalid);
    }

    @Test
    @DisplayName("START-06: a repeated start has the id of the first and no second record, also after its end")
    void aRepeatedStartHasTheIdOfTheFirst() {
        TestStation station = TestStation.accepted();
        StartTransaction.Request start = start(1, "TEST", 5, station.now());
        StartTransaction.Response first = station.answer(start);

        Decision again = station.later(Duration.ofMinutes(1)).send(start(1, "test", 5, TestStation.START));
        station.answer(new StopTransaction.Request(null, 10, station.now(), 1, null, null));
        Decision afterEnd = station.send(start);

        assertThat(again.events()).isEmpty();
        assertThat(TestStation.<StartTransaction.Response>result(again)).isEqualTo(first);
        assertThat(afterEnd.events()).isEmpty();
        assertThat(TestStation.<StartTransaction.Response>result(afterEnd)).isEqualTo(first);
    }

    @Test
    @DisplayName("J-RPC-08: the same message gets the stored answer")
    void theSameMessageGetsTheStoredAnswer() {
        TestStation station = TestStation.accepted(CLOSED).tag(new IdTags.Known("TEST", false, null, "GROUP", null, 0));
        StartTransaction.Request start = start(1, "TEST", 5, station.now());
        StartTransaction.Response first = TestStation.result(station.send("same", start));
        station.answer(new StopTransaction.Request(null, 10, station.now(), 1, null, null));

        Decision again = station.send("same", start);

        assertThat(again.events()).isEmpty();
        assertThat(TestStation.<StartTransaction.Response>result(again)).isEqualTo(first);
    }

    @Test
    @DisplayName("J-RPC-08: the same id with another payload is a new message")
    void theSameIdWithAnotherPayloadIsANewMessage() {
        TestStation station = TestStation.accepted();
        station.send("same", start(1, "TEST", 5, station.now()));

        StartTransaction.Response other = TestStation.result(station.send("same", start(2, "TEST", 5, station.now())));

        assertThat(other.transactionId()).isEqualTo(2);
    }

    @Test
    @DisplayName("START-07: a tag with as many open transactions as it may have gets ConcurrentTx and an id")
    void aTagWithAsManyOpenTransactionsAsItMayHaveGetsConcurrentTx() {
        TestStation station = TestStation.accepted().tag(new IdTags.Known("TEST", false, null, null, 1, 0));
        station.start(1, 0);

        StartTransaction.Response second = station.answer(start(2, "TEST", 0, station.now()));

        assertThat(second.idTagInfo().status()).isEqualTo(AuthorizationStatus.ConcurrentTx);
        assertThat(second.transactionId()).isEqualTo(2);
        assertThat(station.answer(new Authorize.Request("TEST")).idTagInfo().status())
                .isEqualTo(AuthorizationStatus.Accepted);
    }

    @Test
    @DisplayName("START-12: a start on a busy connector is answered; the older transaction is marked and stays open")
    void aStartOnABusyConnectorMarksTheOlderTransaction() {
        TestStation station = TestStation.accepted().tag(new IdTags.Known("TEST", false, null, null, 1, 0));
        int older = station.start(1, 0);
        station.later(Duration.ofMinutes(1));

        StartTransaction.Response newer = station.answer(start(1, "TEST", 50, station.now()));

        assertThat(newer.idTagInfo().status()).isEqualTo(AuthorizationStatus.Accepted);
        assertThat(station.open(older).flags()).containsExactly(TransactionFlag.Superseded);
        assertThat(station.state().transactions().active()).isEqualTo(station.open(newer.transactionId()));
    }

    @Test
    @DisplayName("RES-13: a reservation is used by the start that names it")
    void aReservationIsUsedByTheStartThatNamesIt() {
        TestStation station = TestStation.accepted();
        ReserveNow.Request reserve = new ReserveNow.Request(1, station.now().plusSeconds(600), "TEST", null, 7);
        station.prepare(reserve, false);
        station.answered(reserve, new ReserveNow.Response(ReservationStatus.Accepted));

        Decision decision = station.send(new StartTransaction.Request(1, "TEST", 0, 7, station.now()));

        assertThat(only(decision.events(), ReservationEvent.Changed.class))
                .isEqualTo(new ReservationEvent.Changed(station.now(), 7, ReservationState.USED, null, 1));
        assertThat(station.state().reservations().open().size()).isZero();
    }

    @Test
    @DisplayName("TXQ-06, START-08: a start from an offline queue is kept with both times and flagged")
    void aStartFromAnOfflineQueueIsFlagged() {
        TestStation station = TestStation.accepted();
        Instant yesterday = station.now().minus(Duration.ofDays(1));

        TransactionEvent.Started late = started(station.send(start(1, "TEST", 0, yesterday)));
        TransactionEvent.Started lost = started(station.send(start(2, "TEST", 0, Instant.EPOCH)));

        assertThat(late.startedAt()).isEqualTo(yesterday);
        assertThat(late.at()).isEqualTo(station.now());
        assertThat(late.flags()).containsExactly(TransactionFlag.Late);
        assertThat(lost.flags()).containsExactly(TransactionFlag.ClockSkew);
    }

    @Test
    void aStationThatNeverStopsKeepsABoundedNumberOfOpenTransactions() {
        TestStation station = TestStation.accepted();
        for (int count = 0; count < Transactions.OPEN_LIMIT + 3; count++) {
            station.start(count + 1, 0);
        }

        assertThat(station.state().transactions().open().size()).isEqualTo(Transactions.OPEN_LIMIT);
        assertThat(station.state().transactions().open().get(1)).isNull();
    }

    private static TransactionEvent.Started started(Decision decision) {
        return only(List.copyOf(decision.events()), TransactionEvent.Started.class);
    }

    private static StartTransaction.Request start(int connectorId, String idTag, int meterStart, Instant timestamp) {
        return new StartTransaction.Request(connectorId, idTag, meterStart, null, timestamp);
    }
}
