package ocpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2, Runnable::run);
    private final List<CompletableFuture<String>> begun = new ArrayList<>();

    @Test
    void noMoreThanSoManyRunAtATimeAndTheOthersFollowInTheirOrder() {
        List<CompletionStage<String>> ends = new ArrayList<>();
        for (int work = 0; work < 5; work++) {
            ends.add(turns.take(this::begin));
        }
        assertThat(begun).hasSize(2);
        begun.get(1).complete("b");
        assertThat(begun).hasSize(3);
        assertThat(ends.get(1).toCompletableFuture()).isCompletedWithValue("b");
        begun.get(0).completeExceptionally(new IllegalStateException("broken"));
        assertThat(ends.get(0).toCompletableFuture()).isCompletedExceptionally();
        begun.get(2).complete("c");
        begun.get(3).complete("d");
        begun.get(4).complete("e");
        assertThat(ends.get(4).toCompletableFuture()).isCompletedWithValue("e");
        turns.take(this::begin);
        turns.take(this::begin);
        turns.take(this::begin);
        assertThat(begun).hasSize(7);
    }

    private CompletionStage<String> begin() {
        CompletableFuture<String> work = new CompletableFuture<>();
        begun.add(work);
        return work;
    }
}
