package io.maciestreams.ingest.results;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The content of an object as it comes from S3; whatever goes wrong on the way is a lost connection. */
public final class S3Content extends InputStream {

    private static final int END = -1;
    private static final int NOT_READ = -2;

    private final ResponseInputStream<?> body;
    private int ahead = NOT_READ;
    private @Nullable ConnectionLostException lost;

    public S3Content(ResponseInputStream<?> body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        int next = ahead == NOT_READ ? fetch() : ahead;
        ahead = next == END ? END : NOT_READ;
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ahead != NOT_READ) {
            int next = read();
            if (next == END) {
                return END;
            }
            bytes[offset] = (byte) next;
            return 1;
        }
        int count = fetch(bytes, offset, length);
        ahead = count == END ? END : NOT_READ;
        return count;
    }

    /** Zero at the end only: GZIPInputStream takes it for the end, and would leave out the parts that follow. */
    @Override
    public int available() throws IOException {
        if (ahead == NOT_READ) {
            ahead = fetch();
        }
        return ahead == END ? 0 : 1;
    }

    /** Before the end it gives up the connection, which would otherwise carry all the rest. */
    @Override
    public void close() throws IOException {
        if (ahead == END) {
            body.close();
        } else {
            body.abort();
        }
    }

    private int fetch() throws ConnectionLostException {
        requireConnection();
        try {
            return body.read();
        } catch (IOException | SdkException e) {
            throw lost(e);
        }
    }

    private int fetch(byte[] bytes, int offset, int length) throws ConnectionLostException {
        requireConnection();
        try {
            return body.read(bytes, offset, length);
        } catch (IOException | SdkException e) {
            throw lost(e);
        }
    }

    // GZIPInputStream takes any error at the start of a later part for the end: who asks again must meet it again.
    private void requireConnection() throws ConnectionLostException {
        if (lost != null) {
            throw lost;
        }
    }

    private ConnectionLostException lost(Exception e) {
        ConnectionLostException loss = new ConnectionLostException(e);
        lost = loss;
        return loss;
    }
}
