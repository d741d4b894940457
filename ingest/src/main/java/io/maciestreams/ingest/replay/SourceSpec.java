package io.maciestreams.ingest.replay;

import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Names a source; its text is the same for the same source. */
public sealed interface SourceSpec {

    /**
     * Files of a form.
     *
     * @param location a file or folder of this machine, or {@code s3://bucket/prefix}
     */
    record Files(FileForm form, String location) implements SourceSpec {

        private static final String S3 = "s3://";

        public Files {
            Objects.requireNonNull(form);
            if (location.equals(S3) || location.startsWith(S3 + "/")) {
                throw new IllegalArgumentException("name a bucket, as in s3://bucket/prefix: " + location);
            }
        }

        /** The bucket, where it is in S3. */
        public Optional<String> bucket() {
            return isInS3() ? Optional.of(inS3().split("/", 2)[0]) : Optional.empty();
        }

        /** Start of the keys in the bucket. */
        public String prefix() {
            String[] parts = inS3().split("/", 2);
            return parts.length == 1 ? "" : parts[1];
        }

        private boolean isInS3() {
            return location.startsWith(S3);
        }

        private String inS3() {
            return location.substring(S3.length());
        }

        @Override
        public String toString() {
            return form + " " + location;
        }
    }

    /** All that a topic of findings or results holds. */
    record OfTopic(Topic<?> topic) implements SourceSpec {

        /**
         * Names the topic.
         *
         * @throws IllegalArgumentException where it is none that can be replayed
         */
        public static OfTopic named(String name) {
            return Stream.of(Topics.FINDINGS, Topics.DISCOVERY_RESULTS)
                    .filter(topic -> topic.name().equals(name))
                    .findFirst()
                    .map(OfTopic::new)
                    .orElseThrow(() -> new IllegalArgumentException("can be replayed: " + Topics.FINDINGS.name() + ", "
                            + Topics.DISCOVERY_RESULTS.name() + "; not " + name));
        }

        @Override
        public String toString() {
            return topic.name();
        }
    }

    /** Macie's API, of each account and Region in the settings. */
    record Macie() implements SourceSpec {

        @Override
        public String toString() {
            return "Macie";
        }
    }
}
