package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes sample findings as CreateSampleFindings makes them: of the account's present, on a bucket it does not have. */
public final class SampleFindings {

    private static final String BUCKET = "macie-sample-finding-bucket";
    private static final Map<String, List<String>> CATEGORIES = Map.of(
            "SensitiveData:S3Object/Credentials", List.of(DataIdentifier.CREDENTIALS),
            "SensitiveData:S3Object/CustomIdentifier", List.of(DataIdentifier.CUSTOM),
            "SensitiveData:S3Object/Financial", List.of(DataIdentifier.FINANCIAL),
            "SensitiveData:S3Object/Multiple", DataIdentifier.CATEGORIES,
            "SensitiveData:S3Object/Personal", List.of(DataIdentifier.PERSONAL));

    private final Account account;
    private final Dice dice;
    private final Instant now;
    private final Bucket bucket;

    /** The samples of one call, by its number: each call makes others. */
    public SampleFindings(Account account, long call) {
        this.account = account;
        this.now = account.now();
        this.dice = new Dice(seed(account, call));
        this.bucket = new Bucket(
                BUCKET, now.minus(Duration.ofDays(30)), dice.hex(64), null, "sample", Bucket.Exposure.PRIVATE);
    }

    /** One sample of each type that Macie has. */
    public static List<String> allTypes() {
        return Stream.concat(CATEGORIES.keySet().stream().sorted(), PolicyFindings.types().stream())
                .toList();
    }

    /** A sample of the type. */
    public ObjectNode of(String type) {
        List<String> categories = CATEGORIES.get(type);
        ObjectNode finding = categories == null ? policy(type) : sensitiveData(categories);
        return finding.put("sample", true).put("archived", false);
    }

    private ObjectNode sensitiveData(List<String> categories) {
        List<Detection> detections = categories.stream()
                .map(category -> new Detection(dice.pick(DataIdentifier.of(category)), 1 + dice.below(20)))
                .toList();
        ObjectVersion version = new ObjectVersion(
                bucket,
                "macie-sample-finding-object-" + dice.hex(4) + ".csv",
                FileKind.CSV,
                4_000,
                dice.hex(32),
                now.minus(Duration.ofDays(1)),
                "COMPLETE",
                null,
                detections,
                List.of());
        Scan scan = new Scan(dice.hex(32), now, null, version);
        String path = new ResultFiles(account, account).of(scan);
        return new SensitiveDataFindings(account, account, AccountPlan.of(0, 0)).write(scan, path, false);
    }

    private ObjectNode policy(String type) {
        PolicyFindings findings = new PolicyFindings(dice, new Timeline(dice, now), account);
        ObjectNode finding = findings.draw(bucket, PolicyFindings.types().indexOf(type), now)
                .put("updatedAt", Json.time(now))
                .put("count", 1);
        finding.withObject("/policyDetails/action/apiCallDetails").put("lastSeen", Json.time(now));
        return finding;
    }

    private static long seed(Account account, long call) {
        String everything = String.join(
                "/", account.accountId(), account.region(), account.epoch().toString(), "samples", Long.toString(call));
        return UUID.nameUUIDFromBytes(everything.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }
}
