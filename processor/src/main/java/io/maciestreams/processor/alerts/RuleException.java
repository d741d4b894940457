package io.maciestreams.processor.alerts;

/** A rule that is none. */
final class RuleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;
    private final String reason;

    /**
     * Says what is wrong with a rule.
     *
     * @param line where it is, counted from 1
     * @param reason one line
     */
    RuleException(int line, String reason) {
        super(reason);
        this.line = line;
        this.reason = reason.lines().findFirst().orElse("");
    }

    int line() {
        return line;
    }

    String reason() {
        return reason;
    }
}
