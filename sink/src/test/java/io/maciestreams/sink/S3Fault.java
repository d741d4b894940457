package io.maciestreams.sink;

/** What may go wrong with a request to S3. */
enum S3Fault {
    TOO_MANY_REQUESTS(1, 429, "TooManyRequests"),
    INTERNAL_ERROR(2, 500, "InternalError"),
    SLOW_DOWN(1, 503, "SlowDown"),
    BROKEN_CONNECTION(2),
    TIMEOUT(1),
    ACCESS_DENIED(Integer.MAX_VALUE, 403, "AccessDenied"),
    NO_SUCH_BUCKET(Integer.MAX_VALUE, 404, "NoSuchBucket"),
    CONFLICT(2, 409, "ConditionalRequestConflict"),
    PRECONDITION_FAILED_WITHOUT_OBJECT(1, 412, "PreconditionFailed"),
    ERROR_IN_A_SUCCESS(1, 200, "InternalError"),
    ANSWER_LOST_AFTER_SUCCESS(1);

    final int times;
    final int status;
    final String code;

    S3Fault(int times) {
        this(times, 0, "");
    }

    S3Fault(int times, int status, String code) {
        this.times = times;
        this.status = status;
        this.code = code;
    }

    String body() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
                + "</Code><Message>made up</Message></Error>";
    }

    /** Whether it stops the sink until somebody, or a start anew, mends it. */
    boolean stops(S3Operation operation) {
        return switch (this) {
            case ACCESS_DENIED, NO_SUCH_BUCKET, PRECONDITION_FAILED_WITHOUT_OBJECT -> true;
                // The SDK looks for an error only where a success has a body, and then tries again.
            case ERROR_IN_A_SUCCESS -> operation == S3Operation.PUT_OBJECT || operation == S3Operation.UPLOAD_PART;
            default -> false;
        };
    }
}
