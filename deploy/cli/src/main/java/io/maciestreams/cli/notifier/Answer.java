package io.maciestreams.cli.notifier;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of one request.
 *
 * @param status of HTTP; 0 where there was no answer
 * @param what in one line, without anything of the request's or the answer's content
 * @param retryAfter how long the receiver asks to wait
 */
record Answer(int status, String what, Optional<Duration> retryAfter) {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    static Answer of(int status, Optional<Duration> retryAfter) {
        return new Answer(status, "the webhook answered " + status, retryAfter);
    }

    static Answer none(String why) {
        return new Answer(0, "the webhook did not answer: " + why, Optional.empty());
    }

    boolean isDelivered() {
        return status / 100 == 2;
    }

    /** Whether the same request would get the same answer again: redirects, and errors that are the request's. */
    boolean isFinal() {
        boolean couldChange = status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
        return (status / 100 == 3 || status / 100 == 4) && !couldChange;
    }

    /** The longer of our own rest and the one that the receiver asks for. */
    Duration restAfter(Duration ours) {
        return retryAfter.filter(asked -> asked.compareTo(ours) > 0).orElse(ours);
    }
}
