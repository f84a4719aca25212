package ocpp.store;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Settings under {@code ocpp.store}; see {@code reference.conf}.
 *
 * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST:PORT/DATABASE}
 * @param batchLimit most writes in one database transaction
 * @param commitInterval from the begin of a commit to that of the next, while several write at once
 * @param queueLimit most writes that wait; further ones fail at once
 * @param writeTimeout a write that is not committed after this fails
 * @param retryInterval pause between two tries to reach a database that is gone
 * @param readers connections, and threads, that read
 * @param readTimeout a query that is not answered after this fails
 * @param idTagCache how long the answer to a look-up of an id tag is used again
 * @param node names this server in the rows of the charge points that are connected to it
 * @param retentionInterval how often rows that are too old are deleted
 */
public record StoreSettings(
        String url,
        String user,
        String password,
        int batchLimit,
        Duration commitInterval,
        int queueLimit,
        Duration writeTimeout,
        Duration retryInterval,
        int readers,
        Duration readTimeout,
        Duration idTagCache,
        String node,
        Duration retentionInterval,
        Retention retention) {

    /** Reads the settings from the root of the configuration. */
    public static StoreSettings from(Config root) {
        Config config = root.getConfig("ocpp.store");
        return new StoreSettings(
                config.getString("url"),
                config.getString("user"),
                config.getString("password"),
                config.getInt("batch-limit"),
                config.getDuration("commit-interval"),
                config.getInt("queue-limit"),
                config.getDuration("write-timeout"),
                config.getDuration("retry-interval"),
                config.getInt("readers"),
                config.getDuration("read-timeout"),
                config.getDuration("id-tag-cache"),
                config.getString("node"),
                config.getDuration("retention-interval"),
                Retention.from(config.getConfig("retention")));
    }

    /** The same for another database, which asks for no password. */
    public StoreSettings at(String newUrl) {
        return new StoreSettings(
                newUrl,
                "",
                "",
                batchLimit,
                commitInterval,
                queueLimit,
                writeTimeout,
                retryInterval,
                readers,
                readTimeout,
                idTagCache,
                node,
                retentionInterval,
                retention);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "StoreSettings[url=" + url.split("\\?", 2)[0] + ", user=" + user + "]";
    }
}
