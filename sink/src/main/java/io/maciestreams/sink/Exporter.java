package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a batch's objects, one for each group; doing it again as planned changes nothing. */
final class Exporter {

    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);

    private final ObjectUploader uploader;
    private final Destinations destinations;
    private final Uuid topicId;
    private final String applicationId;
    private final Clock clock;

    Exporter(ObjectUploader uploader, Destinations destinations, Uuid topicId, String applicationId, Clock clock) {
        this.uploader = uploader;
        this.destinations = destinations;
        this.topicId = topicId;
        this.applicationId = applicationId;
        this.clock = clock;
    }

    /** Writes them and tells what they are. A group without a destination is passed over. */
    List<ExportedObject> write(Batch batch, Plan plan) {
        List<ExportedObject> written = new ArrayList<>();
        batch.groups().forEach((group, lines) -> {
            ObjectContent content = lines.end();
            destinations
                    .of(group, plan)
                    .ifPresentOrElse(
                            destination -> written.add(write(batch, plan, group, content, destination)),
                            () -> LOG.warn(
                                    "{} results not exported: {} has no destination", content.count(), group.shard()));
        });
        return written;
    }

    private ExportedObject write(
            Batch batch, Plan plan, GroupKey group, ObjectContent content, S3Destination destination) {
        String key = new ObjectKey(topicId, batch.partition().partition(), batch.start(), group)
                .below(destination.getKeyPrefix(), plan.keyPrefix());
        Map<String, String> metadata = metadata(batch, plan, content);
        if (!uploader.putIfAbsent(destination, key, content.bytes(), metadata)) {
            requireSame(destination, key, metadata);
        }
        return exported(batch, plan, group, content, destination, key);
    }

    // The key is taken: by ourselves before a restart, or the same batch written by the instance that had it before us.
    private void requireSame(S3Destination destination, String key, Map<String, String> expected) {
        Map<String, String> found = new TreeMap<>(uploader.metadata(destination, key));
        found.keySet().retainAll(expected.keySet());
        if (!found.equals(expected)) {
            throw new ServiceException("s3://" + destination.getBucketName() + "/" + key
                    + " exists and is another object: expected " + expected + ", found " + found
                    + ". Nothing was overwritten. Find out who wrote it, move it away and start again");
        }
        LOG.info("Already written: s3://{}/{}", destination.getBucketName(), key);
    }

    private static Map<String, String> metadata(Batch batch, Plan plan, ObjectContent content) {
        return new TreeMap<>(Map.of(
                "start-offset", Long.toString(batch.start()),
                "end-offset", Long.toString(plan.end()),
                "record-count", Integer.toString(content.count()),
                "sha256", content.sha256()));
    }

    private ExportedObject exported(
            Batch batch, Plan plan, GroupKey group, ObjectContent content, S3Destination destination, String key) {
        return ExportedObject.newBuilder()
                .setBucketName(destination.getBucketName())
                .setObjectKey(key)
                .setKmsKeyArn(destination.getKmsKeyArn())
                .setTopic(batch.partition().topic())
                .setTopicId(topicId.toString())
                .setPartition(batch.partition().partition())
                .setStartOffset(batch.start())
                .setEndOffset(plan.end())
                .setConfigurationOffset(plan.configurationOffset())
                .setMacieAccountId(group.macieAccountId())
                .setRegion(group.region())
                .setAccountId(group.accountId())
                .setJobId(group.jobId())
                .setRecordCount(content.count())
                .setUncompressedSize(content.uncompressedSize())
                .setSha256(content.sha256())
                .setExportedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setApplicationId(applicationId)
                .setExpectedBucketOwner(destination.getExpectedBucketOwner())
                .build();
    }
}
