package ocpp.app;

/** The WebSocket URL of a server, without the identity of a charge point. */
final class ServerUrl {
    private ServerUrl() {}

    /** @param host where the server listens; all addresses of this machine mean localhost */
    static String of(String host, int port) {
        boolean any = host.equals("0.0.0.0") || host.equals("::") || host.equals("0:0:0:0:0:0:0:0");
        String name = any ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "ws://" + name + ":" + port;
    }
}
