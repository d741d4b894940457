package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.ListedPage;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieError;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Paging;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.JobSummary;

/** Publishes each state of a shard's classification jobs that a pass meets, and describes a job until it has met its last. */
public final class JobsFeed implements Feed {

    private static final String NAME = "classification-jobs";
    private static final Logger LOG = LoggerFactory.getLogger(JobsFeed.class);

    private final CheckpointKey key;
    private final MacieApi macie;
    private final Clock clock;
    private final PublishedStates published;
    private final JobChanges changes;
    private @Nullable ListingPass pass;
    private @Nullable MacieException refused;

    /** Creates the feed as the checkpoints left it. */
    public JobsFeed(Shard shard, MacieApi macie, Checkpoints checkpoints, Outbox outbox, Clock clock) {
        this.key = new CheckpointKey(shard, NAME);
        this.macie = macie;
        this.clock = clock;
        this.published = new PublishedStates(key, checkpoints, outbox);
        this.changes = new JobChanges(shard, published, new DeadLetters(shard, clock));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean step() throws MacieException {
        ListingPass current = pass == null ? firstPage() : pass;
        // Only a page that was published leads to the next one.
        pass = null;
        ListedPage<JobSummary> page = macie.listJobs(current.paging());
        List<Change> found = changes(page.items());
        if (page.nextToken() == null && refused == null) {
            published.publishLast(found, current.startedAt());
        } else {
            published.publish(found, current.startedAt());
        }
        pass = current.after(page.nextToken()).orElse(null);
        requireAllDescribed();
        return pass == null;
    }

    private void requireAllDescribed() throws MacieException {
        if (pass == null && refused != null) {
            throw refused;
        }
    }

    private ListingPass firstPage() {
        refused = null;
        return new ListingPass(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), Paging.firstPage("ListClassificationJobs"));
    }

    private List<Change> changes(List<JobSummary> jobs) throws MacieException {
        List<Change> found = new ArrayList<>();
        for (JobSummary job : jobs) {
            String jobId = job.jobId();
            if (jobId == null || jobId.isEmpty()) {
                found.addAll(changes.ofNameless(job));
            } else if (!changes.isFinal(jobId)) {
                found.addAll(describe(jobId));
            }
        }
        return found;
    }

    // What the list tells has neither run time nor statistics: a run between two passes would go unseen.
    private List<Change> describe(String jobId) throws MacieException {
        Optional<DescribeClassificationJobResponse> job = describeUnlessRefused(jobId);
        return job.isEmpty() ? List.of() : changes.of(jobId, job.get());
    }

    // One job that may not be described, for example because of its tags, does not hold up the others.
    private Optional<DescribeClassificationJobResponse> describeUnlessRefused(String jobId) throws MacieException {
        try {
            Optional<DescribeClassificationJobResponse> job = macie.describeJob(jobId);
            if (job.isEmpty()) {
                LOG.warn(
                        "Job {} listed for {} cannot be found: DescribeClassificationJob answers 404",
                        jobId,
                        key.shard());
            }
            return job;
        } catch (MacieException e) {
            if (e.error() != MacieError.ACCESS_DENIED) {
                throw e;
            }
            LOG.warn("Job {} of {} cannot be read: {}", jobId, key.shard(), e.getMessage());
            refused = e;
            return Optional.empty();
        }
    }
}
