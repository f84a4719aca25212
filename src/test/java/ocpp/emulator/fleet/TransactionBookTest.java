package ocpp.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import org.junit.jupiter.api.Test;

class TransactionBookTest {
    private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");

    private final TransactionBook book = new TransactionBook();
    private final TransactionBook.Page page = book.newPage();

    @Test
    void aTransactionIsCompleteWhenItsStartAndItsStopWereAnswered() {
        page.begun(1);
        page.sending("a", start(1));
        assertThat(book.open()).isEqualTo(1);
        page.answered("a", start(1), started(7));
        page.answered("b", stop(7), new StopTransaction.Response(null));
        assertThat(book.open()).isZero();
        assertThat(book.lost()).isZero();
    }

    @Test
    void oneThatWasNeverSentOrNeverAnsweredIsLost() {
        page.begun(1);
        page.begun(1);
        page.sending("a", start(1));
        page.answered("a", start(1), started(7));
        assertThat(book.lost()).isEqualTo(2);
        page.answered("b", stop(8), new StopTransaction.Response(null));
        assertThat(book.lost()).isEqualTo(2);
    }

    @Test
    void aRepeatedStartIsTheSameTransaction() {
        page.begun(1);
        page.begun(1);
        page.sending("a", start(1));
        page.sending("a", start(1));
        page.answered("a", start(1), started(7));
        page.sending("b", start(1));
        page.answered("b", start(1), started(8));
        page.answered("c", stop(7), new StopTransaction.Response(null));
        page.answered("d", stop(8), new StopTransaction.Response(null));
        assertThat(book.lost()).isZero();
        assertThat(book.sharedIds()).isZero();
    }

    @Test
    void transactionsOfTwoConnectorsAreKeptApart() {
        page.begun(1);
        page.begun(2);
        page.sending("b", start(2));
        page.answered("b", start(2), started(8));
        page.answered("c", stop(8), new StopTransaction.Response(null));
        page.sending("a", start(1));
        page.answered("a", start(1), started(7));
        page.answered("d", stop(7), new StopTransaction.Response(null));
        assertThat(book.lost()).isZero();
    }

    @Test
    void anIdGivenTwiceIsSeenOverAllChargePoints() {
        TransactionBook.Page other = book.newPage();
        page.begun(1);
        page.sending("a", start(1));
        page.answered("a", start(1), started(7));
        other.begun(1);
        other.sending("a", start(1));
        other.answered("a", start(1), started(7));
        assertThat(book.sharedIds()).isEqualTo(1);
    }

    @Test
    void whatIsGivenUpIsLostAndNotWaitedFor() {
        page.begun(1);
        page.sending("a", start(1));
        page.givenUp(start(1));
        page.begun(1);
        page.sending("b", start(1));
        page.answered("b", start(1), started(8));
        page.givenUp(stop(8));
        assertThat(book.open()).isZero();
        assertThat(book.lost()).isEqualTo(2);
    }

    private static StartTransaction.Request start(int connectorId) {
        return new StartTransaction.Request(connectorId, "TAG", 0, null, NOW);
    }

    private static StartTransaction.Response started(int transactionId) {
        return new StartTransaction.Response(
                transactionId, new IdTagInfo(null, null, IdTagInfo.AuthorizationStatus.Accepted));
    }

    private static StopTransaction.Request stop(int transactionId) {
        return new StopTransaction.Request(null, 100, NOW, transactionId, null, null);
    }
}
