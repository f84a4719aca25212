package ocpp.store;

import java.time.Duration;

/** Is told what the writer does, on its thread: it must return at once. */
public interface CommitObserver {

    /** Ignores everything. */
    CommitObserver NONE = new CommitObserver() {
        @Override
        public void committed(int writes, Duration time) {}

        @Override
        public void failed(int writes) {}
    };

    /**
     * A database transaction was committed.
     *
     * @param writes how many were in it
     * @param time from its begin to the end of its commit
     */
    void committed(int writes, Duration time);

    /** These many writes have failed. */
    void failed(int writes);
}
