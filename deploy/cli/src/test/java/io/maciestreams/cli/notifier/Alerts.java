package io.maciestreams.cli.notifier;

import io.maciestreams.avro.Alert;
import java.time.Instant;

/** Alerts for tests. */
public final class Alerts {

    static final Instant SEEN = Instant.parse("2026-11-20T10:15:30Z");

    private Alerts() {}

    /** The alert number {@code number} about a bucket. */
    public static Alert about(String bucket, int number) {
        return Alert.newBuilder()
                .setId("%032x".formatted(number))
                .setRuleId("credentials-found")
                .setDescription("Credentials were found")
                .setSeverity("HIGH")
                .setState("OPEN")
                .setSubjectType("BUCKET")
                .setSubject("arn:aws:s3:::" + bucket)
                .setCause("finding-" + number)
                .setCondition("finding.severity == 3")
                .setFirstSeen(SEEN)
                .setLastSeen(SEEN)
                .build();
    }
}
