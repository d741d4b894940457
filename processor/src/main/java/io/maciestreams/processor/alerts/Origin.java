package io.maciestreams.processor.alerts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the subject of an alert is, and where to look at it.
 *
 * @param consoleUrl AWS documents no links into Macie's console: a search of its list of findings, as its own address bar shows it
 */
record Origin(
        @Nullable String accountId,
        @Nullable String macieAccountId,
        @Nullable String region,
        @Nullable String consoleUrl) {

    private static final Variable[] SOURCES = {Variable.FINDING, Variable.BUCKET, Variable.JOB, Variable.INGEST};

    /** What the records tell of it, the nearest first. */
    static Origin of(Facts facts, String key, @Nullable String findingId) {
        String region = first(facts, "region");
        String macieAccountId = first(facts, "macieAccountId");
        String accountId = first(facts, "accountId");
        return new Origin(
                accountId == null ? macieAccountId : accountId, macieAccountId, region, url(region, key, findingId));
    }

    /** Account and Region of a feed's key. */
    static String shard(String feed) {
        int account = feed.indexOf('/');
        int region = feed.indexOf('/', account + 1);
        return region < 0 ? feed : feed.substring(0, region);
    }

    private static @Nullable String first(Facts facts, String member) {
        for (Variable variable : SOURCES) {
            Object value = facts.of(variable).find(member).orElse("");
            if (!value.equals("")) {
                return value.toString();
            }
        }
        return null;
    }

    private static @Nullable String url(@Nullable String region, String key, @Nullable String findingId) {
        if (region == null) {
            return null;
        }
        String console = "https://%s.console.aws.amazon.com/macie/home?region=%s".formatted(region, region);
        if (findingId != null) {
            return console + "#findings?search=" + encode("id=" + findingId);
        }
        return key.startsWith("arn:aws:s3:::")
                ? console + "#findings?search="
                        + encode("resourcesAffected.s3Bucket.name=" + key.substring("arn:aws:s3:::".length()))
                : console;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
