package io.maciestreams.local;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Ready once the broker is in its own cluster: registered with the controller and no longer fenced. */
record BrokerReady(int port) implements ReadyCheck {
    private static final int PATIENCE_MILLIS = 2_000;

    @Override
    public boolean isReady() {
        return acceptsConnections() && isInCluster();
    }

    // Kafka's client would fill the log with warnings as long as nothing listens.
    private boolean acceptsConnections() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean isInCluster() {
        Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port));
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_MILLIS, MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for the broker", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }
}
