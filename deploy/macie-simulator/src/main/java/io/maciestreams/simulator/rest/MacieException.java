package io.maciestreams.simulator.rest;

import io.maciestreams.simulator.results.ResultStoreException;

/** An error that the API answers: its HTTP status, its type for the x-amzn-ErrorType header and its message. */
final class MacieException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String errorType;
    private final String text;

    MacieException(int status, String errorType, String text) {
        super(text);
        this.status = status;
        this.errorType = errorType;
        this.text = text;
    }

    static MacieException invalid(String text) {
        return new MacieException(400, "ValidationException", text);
    }

    static MacieException notFound(String text) {
        return new MacieException(404, "ResourceNotFoundException", text);
    }

    /** What is answered where Macie cannot write to the bucket that it was told to export to. */
    static MacieException cannotExport(ResultStoreException reason) {
        String text = "Macie cannot write to the bucket: " + reason.getMessage();
        return reason.denied() ? new MacieException(403, "AccessDeniedException", text) : invalid(text);
    }

    int status() {
        return status;
    }

    String errorType() {
        return errorType;
    }

    String text() {
        return text;
    }
}
