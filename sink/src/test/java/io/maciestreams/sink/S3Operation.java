package io.maciestreams.sink;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;

/** An operation by which the sink writes. */
enum S3Operation {
    PUT_OBJECT,
    CREATE_MULTIPART_UPLOAD,
    UPLOAD_PART,
    COMPLETE_MULTIPART_UPLOAD;

    /** The one that a request asks for; empty for one that does not write a result. */
    static Optional<S3Operation> of(HttpExchange request) {
        if (!request.getRequestURI().getPath().contains("/AWSLogs/")) {
            return Optional.empty();
        }
        String query =
                Optional.ofNullable(request.getRequestURI().getRawQuery()).orElse("");
        return switch (request.getRequestMethod()) {
            case "PUT" -> Optional.of(query.contains("partNumber=") ? UPLOAD_PART : PUT_OBJECT);
            case "POST" -> Optional.of(
                    query.contains("uploadId=") ? COMPLETE_MULTIPART_UPLOAD : CREATE_MULTIPART_UPLOAD);
            default -> Optional.empty();
        };
    }
}
