package io.maciestreams.sink;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Keys of objects, in Macie's layout. The same batch and group always have the same key. */
record ObjectKey(Uuid topicId, int partition, long start, GroupKey group) {

    /** Key below the configuration's prefix and ours. */
    String below(@Nullable String configuredPrefix, String ourPrefix) {
        return folders(configuredPrefix, ourPrefix)
                + String.join("/", "AWSLogs", group.macieAccountId(), "Macie", group.region(), group.jobFolder())
                + "/" + group.accountId() + "/" + name() + ".jsonl.gz";
    }

    /** The two prefixes, each with a slash at its end where it is not empty. */
    static String folders(@Nullable String configuredPrefix, String ourPrefix) {
        return folder(configuredPrefix == null ? "" : configuredPrefix) + folder(ourPrefix);
    }

    // Version 3, as Macie names its own files.
    private UUID name() {
        String identity = String.join(
                "/",
                topicId.toString(),
                Integer.toString(partition),
                Long.toString(start),
                group.shard(),
                group.jobFolder(),
                group.accountId());
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }

    private static String folder(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }
}
