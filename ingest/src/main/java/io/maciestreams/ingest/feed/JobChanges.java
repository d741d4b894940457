package io.maciestreams.ingest.feed;

import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.ingest.macie.JobStatus;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobSummary;

/** Finds out what is new about a job. The part {@code open-ID} remembers it up to its end, {@code final-ID} from then on. */
final class JobChanges {

    private static final String OPEN = "open-";
    private static final String FINAL = "final-";

    private final Shard shard;
    private final PublishedStates published;
    private final DeadLetters deadLetters;
    private final TopicRecords<ClassificationJob> records;

    JobChanges(Shard shard, PublishedStates published, DeadLetters deadLetters) {
        this.shard = shard;
        this.published = published;
        this.deadLetters = deadLetters;
        this.records = new TopicRecords<>(
                Topics.CLASSIFICATION_JOBS,
                "DescribeClassificationJob",
                Map.of("macieAccountId", shard.accountId(), "region", shard.region()),
                deadLetters);
    }

    /** Whether a job has come to its end and been published so: then nothing about it is new. */
    boolean isFinal(String jobId) {
        return published.has(FINAL + jobId);
    }

    List<Change> of(String jobId, DescribeClassificationJobResponse job) {
        StateHash state = StateHash.of(jobId, SdkJson.bytes(job));
        if (published.has(OPEN + jobId, state)) {
            return List.of();
        }
        ProducerRecord<String, SpecificRecord> record =
                records.record(Objects.requireNonNullElse(job.jobArn(), jobId), jobId, job);
        return JobStatus.isFinal(job.jobStatusAsString())
                ? closed(jobId, state, record)
                : List.of(Change.published(OPEN + jobId, state, record));
    }

    /** Of a job that cannot be asked for, because it tells no id. */
    List<Change> ofNameless(JobSummary job) {
        byte[] json = SdkJson.bytes(job);
        StateHash state = StateHash.of(null, json);
        String part = "nameless-" + state.hex();
        return published.has(part)
                ? List.of()
                : List.of(Change.published(
                        part,
                        state,
                        deadLetters.record(
                                "unknown/" + shard,
                                "ListClassificationJobs",
                                null,
                                "JobSummary.jobId is missing",
                                json)));
    }

    private List<Change> closed(String jobId, StateHash state, ProducerRecord<String, SpecificRecord> record) {
        List<Change> changes = new ArrayList<>();
        if (published.has(OPEN + jobId)) {
            changes.add(Change.forgotten(OPEN + jobId));
        }
        changes.add(Change.published(FINAL + jobId, state, record));
        return changes;
    }
}
