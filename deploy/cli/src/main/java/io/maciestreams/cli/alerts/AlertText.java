package io.maciestreams.cli.alerts;

import io.maciestreams.avro.Alert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;

/** An alert in words for people. */
public final class AlertText {

    private static final String RESOLVED = "RESOLVED";

    // Names of objects are anybody's: none may steer a terminal.
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private AlertText() {}

    /** One line: time, severity, state, rule, subject, what. */
    public static String line(Alert alert) {
        String line = "%s %-8s %-8s %s %s: %s%s"
                .formatted(
                        time(alert).truncatedTo(ChronoUnit.SECONDS),
                        alert.getSeverity(),
                        alert.getState(),
                        alert.getRuleId(),
                        subject(alert),
                        alert.getDescription(),
                        alert.getCount() > 1 ? " (" + alert.getCount() + " times)" : "");
        return CONTROL.matcher(line).replaceAll("?");
    }

    /** Since when the alert is as it is. */
    public static Instant time(Alert alert) {
        Instant resolved = alert.getResolvedAt();
        return alert.getState().equals(RESOLVED) && resolved != null
                ? resolved
                : Objects.requireNonNull(alert.getLastSeen());
    }

    /** Name of the bucket or id of the job; the subject itself where it is no ARN. */
    static String subject(Alert alert) {
        String subject = alert.getSubject();
        return subject.startsWith("arn:") ? subject.substring(subject.lastIndexOf(':') + 1) : subject;
    }
}
