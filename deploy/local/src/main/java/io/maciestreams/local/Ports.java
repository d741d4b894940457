package io.maciestreams.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Free ports for the parts of one stack. */
public record Ports(int broker, int controller, int registry, int s3) {
    // Below the range from which Linux and macOS take ports for outgoing connections: such a port is
    // not lost again in the seconds until the child process binds it.
    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int ATTEMPTS = 1_000;

    static Ports pick() {
        RandomGenerator random = RandomGenerator.getDefault();
        try (ServerSocket broker = bind(random);
                ServerSocket controller = bind(random);
                ServerSocket registry = bind(random);
                ServerSocket s3 = bind(random)) {
            return new Ports(
                    broker.getLocalPort(), controller.getLocalPort(), registry.getLocalPort(), s3.getLocalPort());
        } catch (IOException e) {
            throw new StackException("No free ports for the stack: " + e.getMessage(), e);
        }
    }

    /** A free port for a program beside the stack. */
    public static int pickOne() {
        try (ServerSocket socket = bind(RandomGenerator.getDefault())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StackException("No free port: " + e.getMessage(), e);
        }
    }

    private static ServerSocket bind(RandomGenerator random) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return new ServerSocket(random.nextInt(FIRST, END), 1, InetAddress.getLoopbackAddress());
            } catch (IOException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }
}
