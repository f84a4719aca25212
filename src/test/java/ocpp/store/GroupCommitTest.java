package ocpp.store;

import static ocpp.store.Opened.await;
import static ocpp.store.Opened.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** TXQ-08: what was answered is on disk; what is not on disk is told to have failed. */
@ParameterizedClass
@EnumSource
class GroupCommitTest {
    private final TestDatabase database;
    private Opened opened;

    GroupCommitTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws Exception {
        opened = new Opened(database.empty());
    }

    @AfterEach
    void close() throws Exception {
        opened.close();
    }

    @Test
    void writesThatComeWhileABatchIsCommittedShareTheNext() throws Exception {
        CountDownLatch release = opened.block();
        List<CompletionStage<Integer>> writes =
                IntStream.range(1000, 1400).mapToObj(opened::write).toList();
        assertThat(opened.commits.waiting()).isEqualTo(400);
        release.countDown();
        for (CompletionStage<Integer> write : writes) {
            await(write);
        }
        assertThat(opened.batches.get()).isEqualTo(2);
        assertThat(opened.rows()).isEqualTo(400);
    }

    @Test
    void aWriteThatCannotBeStoredFailsAlone() throws Exception {
        CountDownLatch release = opened.block();
        List<CompletionStage<Integer>> writes = new ArrayList<>(
                IntStream.range(1000, 1100).mapToObj(opened::write).toList());
        writes.add(57, opened.write(1003));
        writes.add(80, opened.commits.submit(transaction -> {
            throw new IllegalStateException("a bug");
        }));
        release.countDown();
        StoreException twice = failure(writes.remove(80));
        assertThat(twice.kind()).isEqualTo(StoreException.Kind.Refused);
        StoreException bug = failure(writes.remove(57));
        assertThat(bug.kind()).isEqualTo(StoreException.Kind.Refused);
        for (CompletionStage<Integer> write : writes) {
            await(write);
        }
        assertThat(opened.rows()).isEqualTo(100);
        assertThat(opened.failures.get()).isEqualTo(2);
        assertThat(opened.commits.trouble()).isNull();
    }

    @Test
    void aFullQueueFailsTheNextWriteAtOnceAndKeepsTheOthers() throws Exception {
        try (Opened small = new Opened(database.empty("queue-limit = 10"))) {
            CountDownLatch release = small.block();
            List<CompletionStage<Integer>> writes =
                    IntStream.range(1000, 1010).mapToObj(small::write).toList();
            StoreException full = failure(small.write(1010));
            assertThat(full.kind()).isEqualTo(StoreException.Kind.Overloaded);
            release.countDown();
            for (CompletionStage<Integer> write : writes) {
                await(write);
            }
            assertThat(small.rows()).isEqualTo(10);
        }
    }

    @Test
    void writesThatHangFailInTimeAndThoseStillWaitingAreNotWrittenLater() throws Exception {
        try (Opened impatient = new Opened(database.empty("write-timeout = 300ms"))) {
            CountDownLatch release = impatient.block();
            CompletionStage<Integer> waiting = impatient.write(1000);
            assertThat(waiting.toCompletableFuture()).isNotDone();
            org.awaitility.Awaitility.await().atMost(5, TimeUnit.SECONDS).untilAsserted(() -> {
                impatient.commits.expire();
                assertThat(waiting.toCompletableFuture()).isCompletedExceptionally();
            });
            assertThat(failure(waiting)).hasMessage("no commit within 300 ms");
            assertThat(failure(impatient.write(1001))).hasMessage("no commit within 300 ms");
            release.countDown();
            org.awaitility.Awaitility.await()
                    .atMost(5, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(impatient.commits.trouble()).isNull());
            await(impatient.write(1002));
            assertThat(impatient.rows()).isEqualTo(1);
        }
    }

    @Test
    void closingCommitsWhatWaitsAndRefusesWhatComesAfter() throws Exception {
        CountDownLatch release = opened.block();
        CompletionStage<Integer> waiting = opened.write(1000);
        release.countDown();
        opened.commits.close();
        assertThat(await(waiting)).isEqualTo(1000);
        assertThat(failure(opened.write(1001))).hasMessage("the store is closed");
        assertThat(opened.rows()).isEqualTo(1);
    }
}
