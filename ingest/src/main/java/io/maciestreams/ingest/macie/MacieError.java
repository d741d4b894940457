package io.maciestreams.ingest.macie;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of errors that end a request to Macie: the one place that tells them apart. */
public enum MacieError {
    /** 400: the request is not one that Macie takes; ingest or the API has to change first. */
    INVALID_REQUEST(true),
    /** 402: the account's quota is used up. */
    QUOTA_EXCEEDED(true),
    /** 401 or 403 with the message that Macie is not enabled. */
    NOT_ENABLED(true),
    /** Any other 401 or 403. */
    ACCESS_DENIED(false),
    /** 404: what was asked for is not there. */
    NOT_FOUND(false),
    /** 409: something else is changing the same thing. */
    CONFLICT(false),
    /** 429, whatever its code. */
    THROTTLED(false),
    /** 5xx, or no answer at all. */
    UNAVAILABLE(false),
    /** An answer that cannot be worked with, such as a page token that comes again. */
    UNUSABLE_ANSWER(false),
    /** The credentials are those of another account than the one to read. */
    WRONG_ACCOUNT(true),
    /** Any other status. */
    UNDOCUMENTED(false);

    private static final String NOT_ENABLED_MESSAGE = "macie is not enabled";

    private final boolean lasting;

    MacieError(boolean lasting) {
        this.lasting = lasting;
    }

    /** Whether it stays until somebody does something, so that asking again soon is of no use. */
    public boolean isLasting() {
        return lasting;
    }

    /**
     * The kind of an error that Macie answered with.
     *
     * @param status of the HTTP response
     */
    static MacieError of(int status, @Nullable String code, @Nullable String message) {
        return switch (status) {
            case 400 -> INVALID_REQUEST;
            case 401, 403 -> saysNotEnabled(code, message) ? NOT_ENABLED : ACCESS_DENIED;
            case 402 -> QUOTA_EXCEEDED;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 429 -> THROTTLED;
            default -> status >= 500 ? UNAVAILABLE : UNDOCUMENTED;
        };
    }

    // Macie has no code of its own for it.
    private static boolean saysNotEnabled(@Nullable String code, @Nullable String message) {
        return "AccessDeniedException".equals(code)
                && message != null
                && message.toLowerCase(Locale.ROOT).contains(NOT_ENABLED_MESSAGE);
    }
}
