package io.maciestreams.simulator.rest;

import java.util.Optional;

/** What may befall a request, and how likely: so many of a thousand requests meet it. */
public enum Fault {
    THROTTLED(20, 429, "ThrottlingException", "Rate exceeded"),
    TOO_MANY_REQUESTS(10, 429, "TooManyRequestsException", "Too many requests"),
    QUOTA_EXCEEDED(3, 402, "ServiceQuotaExceededException", "A service quota is exceeded"),
    NOT_FOUND(3, 404, "ResourceNotFoundException", "The resource was not found"),
    CONFLICT(3, 409, "ConflictException", "Another request is changing the resource"),
    INTERNAL_ERROR(10, 500, "InternalServerException", "An internal error occurred"),
    UNAVAILABLE(10, 503, "ServiceUnavailableException", "The service is unavailable"),
    /** The connection ends without an answer. */
    RESET(10),
    /** The answer comes late. */
    SLOW(10),
    /** The answer's nextToken is the request's own; only where both have one. */
    REPEATED_TOKEN(10);

    private final int ofAThousand;
    private final int status;
    private final String errorType;
    private final String message;

    Fault(int ofAThousand) {
        this(ofAThousand, 0, "", "");
    }

    Fault(int ofAThousand, int status, String errorType, String message) {
        this.ofAThousand = ofAThousand;
        this.status = status;
        this.errorType = errorType;
        this.message = message;
    }

    /** The fault for a number drawn below a thousand; none for most. */
    static Optional<Fault> drawn(int belowAThousand) {
        int upTo = 0;
        for (Fault fault : values()) {
            upTo += fault.ofAThousand;
            if (belowAThousand < upTo) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** The error of a fault that is one. */
    MacieException error() {
        return new MacieException(status, errorType, message);
    }
}
