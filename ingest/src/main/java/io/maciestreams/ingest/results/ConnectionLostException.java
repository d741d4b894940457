package io.maciestreams.ingest.results;

import java.io.IOException;

/** S3 stopped in the middle of a file: that says nothing about the file. */
public final class ConnectionLostException extends IOException {

    private static final long serialVersionUID = 1L;

    ConnectionLostException(Throwable cause) {
        super("the connection broke off: " + cause.getMessage(), cause);
    }
}
