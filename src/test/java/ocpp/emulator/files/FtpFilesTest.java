package ocpp.emulator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import ocpp.emulator.chargepoint.FileContent;
import ocpp.emulator.chargepoint.FirmwareSignature;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.TransferRatePermission;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real transfers over FTP, with a server of another make. */
class FtpFilesTest {
    private static final int BYTES_A_SECOND = 400_000;
    private static final int LARGE = 600_000;

    @TempDir
    Path folder;

    private final FileTransfers files = new FileTransfers();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private FtpServer server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        server = server();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    @DisplayName(
            "FW-07: firmware comes by an ftp URL with user and password, its signature checked over the whole file")
    void download() throws Exception {
        Files.createDirectories(folder.resolve("fw"));
        Files.writeString(folder.resolve("fw/image 2.bin"), FileTransfersTest.resource("image.bin"));
        FirmwareSignature genuine = new FirmwareSignature(
                FileTransfersTest.resource("signer.pem"), FileTransfersTest.resource("image.sig"));
        Download download = new Download(url("s%40cret", "/fw/image%202.bin"), genuine);
        assertThat(files.download(download).get(20, TimeUnit.SECONDS)).isEqualTo(new FileContent(27, true));
    }

    @Test
    @DisplayName("DIAG-04: diagnostics are stored in the directory")
    void upload() throws Exception {
        Files.createDirectories(folder.resolve("up"));
        files.upload(url("s%40cret", "/up"), "report.txt", "all is well").get(20, TimeUnit.SECONDS);
        assertThat(folder.resolve("up/report.txt")).hasContent("all is well");
    }

    @Test
    @DisplayName("what the server refuses is said with its code and nothing of the address")
    void refused() {
        assertThatThrownBy(() -> fetch(new Download(url("wrong", "/image.bin"), null)))
                .hasMessageContaining("FTP 530")
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> fetch(new Download(url("s%40cret", "/none.bin"), null)))
                .hasMessageContaining("FTP 550");
        assertThatThrownBy(() -> fetch(new Download(url("s%40cret", "/a%0d%0aDELE%20b"), null)))
                .hasMessageContaining("control characters");
    }

    @Test
    @DisplayName("FW-07: a download that broke off goes on where it was (REST)")
    void resumed() throws Exception {
        Files.write(folder.resolve("large.bin"), new byte[LARGE]);
        Download download = new Download(url("s%40cret", "/large.bin"), null);
        CompletableFuture<FileContent> first = files.download(download);
        await().atMost(Duration.ofSeconds(20)).until(() -> download.bytes() > 0);
        first.cancel(true);
        assertThat(fetch(download)).isEqualTo(new FileContent(LARGE, true));
        assertThat(requests).anyMatch(request -> request.matches("REST [1-9][0-9]*"));
    }

    private FileContent fetch(Download download) throws Exception {
        return files.download(download).get(20, TimeUnit.SECONDS);
    }

    private String url(String password, String path) {
        return "ftp://station:" + password + "@127.0.0.1:" + port + path;
    }

    private FtpServer server() throws Exception {
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener.createListener());
        BaseUser user = new BaseUser();
        user.setName("station");
        user.setPassword("s@cret");
        user.setHomeDirectory(folder.toString());
        user.setAuthorities(List.of(new WritePermission(), new TransferRatePermission(BYTES_A_SECOND, 0)));
        factory.getUserManager().save(user);
        factory.setFtplets(new HashMap<>(Map.of("requests", new Requests())));
        FtpServer started = factory.createServer();
        started.start();
        port = factory.getListener("default").getPort();
        return started;
    }

    /** Notes what is asked for. */
    private final class Requests extends DefaultFtplet {
        @Override
        public FtpletResult beforeCommand(FtpSession session, FtpRequest request) {
            requests.add(request.getRequestLine());
            return FtpletResult.DEFAULT;
        }
    }
}
