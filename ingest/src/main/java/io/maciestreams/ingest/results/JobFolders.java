package io.maciestreams.ingest.results;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.macie.JobStatus;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieError;
import io.maciestreams.ingest.macie.MacieException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which folders nothing more will come to: those of jobs that ended a day before the folder was read. */
final class JobFolders {

    private static final Logger LOG = LoggerFactory.getLogger(JobFolders.class);
    private static final Duration READ_ON = Duration.ofHours(24);
    private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{32}");
    private static final String PART = "folder-";

    private final CheckpointKey key;
    private final MacieApi macie;
    private final Clock clock;
    private final Map<String, FinalJob> finalJobs = new HashMap<>();
    private final Map<String, IngestCheckpoint> changed = new LinkedHashMap<>();

    JobFolders(CheckpointKey key, Checkpoints checkpoints, MacieApi macie, Clock clock) {
        this.key = key;
        this.macie = macie;
        this.clock = clock;
        checkpoints.partsOf(key).forEach((part, value) -> {
            if (part.startsWith(PART)) {
                finalJobs.put(part.substring(PART.length()), FinalJob.of(value));
            }
        });
    }

    /** Whether a folder has to be read. Of a job that is not known to have ended, Macie is asked. */
    boolean isRead(String folder) throws MacieException {
        String jobId = jobId(folder);
        FinalJob known = finalJobs.get(jobId);
        if (known == null && JOB_ID.matcher(jobId).matches() && hasEnded(jobId)) {
            // Not the start of the pass, which may be days old.
            put(jobId, new FinalJob(clock.instant().truncatedTo(ChronoUnit.MILLIS), null));
        }
        return known == null || !known.isComplete();
    }

    /** Takes note that a pass has read a folder to its end. */
    void read(String folder, Instant passStart) {
        FinalJob known = finalJobs.get(jobId(folder));
        if (known != null && !passStart.isBefore(known.finalAt().plus(READ_ON))) {
            put(jobId(folder), new FinalJob(known.finalAt(), passStart));
        }
    }

    /** The parts that are not in the checkpoints yet. */
    Map<String, IngestCheckpoint> changed() {
        return changed;
    }

    /** Takes note that they are there now. */
    void accept() {
        changed.clear();
    }

    private void put(String jobId, FinalJob state) {
        finalJobs.put(jobId, state);
        changed.put(key.part(PART + jobId), state.toCheckpoint());
    }

    private boolean hasEnded(String jobId) throws MacieException {
        try {
            return macie.describeJob(jobId)
                    .filter(job -> JobStatus.isFinal(job.jobStatusAsString()))
                    .isPresent();
        } catch (MacieException e) {
            if (e.error() != MacieError.ACCESS_DENIED) {
                throw e;
            }
            // A job that may not be described is read on; the feed of jobs fails because of it.
            LOG.warn("Whether job {} has ended cannot be told: {}", jobId, e.getMessage());
            return false;
        }
    }

    private static String jobId(String folder) {
        String name = folder.substring(0, folder.length() - 1);
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /**
     * A job that has ended.
     *
     * @param finalAt when it was first found so
     * @param readAt start of the pass that read its folder for the last time
     */
    private record FinalJob(Instant finalAt, @Nullable Instant readAt) {

        static FinalJob of(IngestCheckpoint checkpoint) {
            return new FinalJob(Objects.requireNonNull(checkpoint.getFinalAt()), checkpoint.getPolledAt());
        }

        boolean isComplete() {
            return readAt != null;
        }

        IngestCheckpoint toCheckpoint() {
            return IngestCheckpoint.newBuilder()
                    .setFinalAt(finalAt)
                    .setPolledAt(readAt)
                    .build();
        }
    }
}
