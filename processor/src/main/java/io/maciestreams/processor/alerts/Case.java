package io.maciestreams.processor.alerts;

import io.maciestreams.avro.Alert;
import io.maciestreams.identity.Fingerprint;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition that holds: for which subject, why, since when.
 *
 * @param key key of the record that the condition was looked at for: a bucket ARN, a job ARN, or account/Region/feed
 * @param cause what makes this case different from others of the rule and key
 * @param findingId the finding behind it
 */
record Case(Rule rule, String key, String cause, Facts facts, @Nullable String findingId) {

    private static final String OPEN = "OPEN";

    Case {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(key);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(facts);
    }

    Instant at() {
        return facts.now();
    }

    /** Identifies rule, key and cause. */
    byte[] fingerprint() {
        return Fingerprint.of(rule.id(), key, cause);
    }

    /** Its alert, as the first of it. */
    Alert alert() {
        Origin origin = Origin.of(facts, key, findingId);
        return Alert.newBuilder()
                .setId(HexFormat.of().formatHex(fingerprint()))
                .setRuleId(rule.id())
                .setDescription(rule.description())
                .setSeverity(rule.severity())
                .setState(OPEN)
                .setSubjectType(rule.on().subjectType())
                .setSubject(rule.on() == Trigger.ON_INGEST ? Origin.shard(key) : key)
                .setCause(cause)
                .setCondition(rule.condition().source())
                .setValues(rule.condition().values(facts))
                .setFindingId(findingId)
                .setAccountId(origin.accountId())
                .setMacieAccountId(origin.macieAccountId())
                .setRegion(origin.region())
                .setConsoleUrl(origin.consoleUrl())
                .setFirstSeen(at())
                .setLastSeen(at())
                .setLabels(rule.labels())
                .build();
    }
}
