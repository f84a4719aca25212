package ocpp.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import ocpp.FreePort;

/** A line to a server that can be cut, or left plugged in and dead. */
final class Cable implements AutoCloseable {
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private ServerSocket listener;
    private CompletableFuture<Void> accepting;
    private volatile boolean dead;

    Cable(int target) throws IOException {
        this.target = target;
        listen(FreePort.next());
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Ends every connection and refuses new ones; the port is free once nobody waits in accept any more. */
    void cut() throws IOException {
        listener.close();
        accepting.join();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** Takes connections again. */
    void mend() throws IOException {
        listen(port());
    }

    /** Carries nothing any more, without ending a connection. */
    void die() {
        dead = true;
    }

    /** Ends every connection that was dead and carries again. */
    void revive() throws IOException {
        cut();
        dead = false;
        mend();
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private void listen(int port) throws IOException {
        ServerSocket opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listener = opened;
        accepting = CompletableFuture.runAsync(() -> accept(opened), Cable::daemon);
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket client = from.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                daemon(() -> carry(client, server));
                daemon(() -> carry(server, client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length = in.read(buffer);
            while (length >= 0) {
                if (!dead) {
                    out.write(buffer, 0, length);
                }
                length = in.read(buffer);
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
