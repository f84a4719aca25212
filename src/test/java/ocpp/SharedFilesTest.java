package ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedFilesTest {
    @Test
    void theCorpusIsFoundWhereTheSharedFolderIs() {
        assertThat(SharedFiles.find("ocpp16/frames/odd.jsonl").isPresent() || System.getenv("CI") == null)
                .isTrue();
    }
}
