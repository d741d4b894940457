package io.maciestreams.processor.completeness;

import io.maciestreams.avro.ClassificationJob;
import io.maciestreams.avro.JobCompleteness;
import io.maciestreams.processor.records.ProjectedResults;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.processor.state.JobResult;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/** From the results of jobs to how complete each run of a job is: results are counted where their job is, then by its runs. */
public final class CompletenessTopology {

    private CompletenessTopology() {}

    /**
     * Adds the topology.
     *
     * @param jobs of which the runs begin
     * @param cap how many findings of one run Macie's API shows before it hides most
     */
    public static void add(
            StreamsBuilder builder, KStream<String, ClassificationJob> jobs, AvroSerdes serdes, long cap) {
        Completeness completeness = new Completeness(cap);
        ofJobs(builder, serdes)
                .merge(
                        jobs.filter((jobArn, job) -> jobArn != null && job != null, Named.as("present-jobs"))
                                .mapValues(JobInput::of, Named.as("starts-of-runs")),
                        Named.as("results-and-starts"))
                .process(new JobRuns.Supplier(), Named.as("changes-of-runs"))
                .groupByKey(Grouped.with("by-run", Serdes.String(), runs()))
                .aggregate(Completeness::none, Completeness::add, Named.as("sum-of-changes"), sums())
                .toStream(Named.as("sums-of-runs"))
                .mapValues(completeness::complete, Named.as("completeness"))
                .to(
                        Topics.JOB_COMPLETENESS.name(),
                        Produced.with(Serdes.String(), serdes.serde(Topics.JOB_COMPLETENESS))
                                .withName("job-completeness"));
    }

    private static KStream<String, JobInput> ofJobs(StreamsBuilder builder, AvroSerdes serdes) {
        return builder.stream(Topics.CLASSIFICATION_RESULTS.name(), ProjectedResults.consumed(serdes))
                .filter(
                        (bucketArn, result) -> result != null && JobResults.isOfJob(result),
                        Named.as("results-of-jobs"))
                .mapValues(JobResults::of, Named.as("counted-results"))
                .selectKey((bucketArn, result) -> result.getJobArn(), Named.as("job-of-result"))
                .repartition(Repartitioned.with(Serdes.String(), results()).withName("by-job"))
                .mapValues(JobInput::of, Named.as("inputs-of-jobs"));
    }

    private static StateSerde<JobResult> results() {
        return StateSerde.of(JobResult.class);
    }

    private static StateSerde<JobCompleteness> runs() {
        return StateSerde.of(JobCompleteness.class);
    }

    // The cache gives one update for each run and commit, inside the commit's transaction.
    private static Materialized<String, JobCompleteness, KeyValueStore<Bytes, byte[]>> sums() {
        return Materialized.<String, JobCompleteness, KeyValueStore<Bytes, byte[]>>as("runs")
                .withKeySerde(Serdes.String())
                .withValueSerde(runs())
                .withCachingEnabled();
    }
}
