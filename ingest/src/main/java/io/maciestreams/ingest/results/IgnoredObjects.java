package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what lies among the result files and is none; the log tells of it once. */
final class IgnoredObjects {

    private static final Logger LOG = LoggerFactory.getLogger(IgnoredObjects.class);

    private long count;
    private @Nullable String example;
    private boolean told;

    void add(ResultFile object) {
        count++;
        example = object.key();
    }

    /** The end of a pass. */
    void tell(S3Destination place) {
        if (count > 0 && !told) {
            told = true;
            LOG.info(
                    "{} objects in {} do not end in .jsonl.gz and are ignored, for example {}",
                    count,
                    place.getBucketName(),
                    example);
        }
        count = 0;
    }
}
