package io.maciestreams.sink;

import io.maciestreams.service.ServiceException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/**
 * What stands beside a committed offset, in its metadata: the topic it counts in, and the plan of the batch that begins
 * there. A topic that was deleted and made anew has another id, and other records at the same offsets.
 */
record OffsetNote(Uuid topicId, Optional<Plan> plan) {

    /** Kafka's default for offset.metadata.max.bytes. */
    static final int MAX_LENGTH = 4096;

    OffsetNote {
        Objects.requireNonNull(topicId);
        Objects.requireNonNull(plan);
    }

    String encode() {
        return topicId + plan.map(open -> " " + open.encode()).orElse("");
    }

    /**
     * Reads metadata of an offset; empty metadata is that of an offset which somebody else has set.
     *
     * @throws ServiceException where this version did not write it
     */
    static Optional<OffsetNote> decode(String metadata) {
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = List.of(metadata.split(" ", 2));
        try {
            Uuid topicId = Uuid.fromString(parts.get(0));
            return Optional.of(new OffsetNote(
                    topicId, parts.stream().skip(1).map(Plan::decode).findFirst()));
        } catch (IllegalArgumentException e) {
            throw new ServiceException("The committed offset's metadata is not what this version writes there: '"
                    + metadata + "'. Let the version that wrote it finish its batch");
        }
    }
}
