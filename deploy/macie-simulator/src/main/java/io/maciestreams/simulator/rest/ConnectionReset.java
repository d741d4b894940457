package io.maciestreams.simulator.rest;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Ends a request's connection without an answer, so that its client sees a reset. */
final class ConnectionReset {

    private ConnectionReset() {}

    static void of(Context request) {
        EndPoint connection = ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        try {
            if (connection.getTransport() instanceof SocketChannel channel) {
                // Closed without lingering, a connection is reset.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A connection cannot be reset", e);
        }
        connection.close();
    }
}
