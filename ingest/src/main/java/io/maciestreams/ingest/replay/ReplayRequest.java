package io.maciestreams.ingest.replay;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to replay.
 *
 * @param id names the replay: a run with the same id goes on where the last one stopped
 * @param alert whether what is sent counts as news, so that alerts are raised
 * @param dryRun only count what would be sent
 * @param rate documents a second at most
 */
public record ReplayRequest(
        String id, List<SourceSpec> sources, ReplayFilter filter, boolean alert, boolean dryRun, OptionalDouble rate) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public ReplayRequest {
        sources = List.copyOf(sources);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(rate);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id of a replay may have 100 letters, digits, dots, dashes and underscores: " + id);
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("name a source to replay from");
        }
    }

    /** What must be the same when the replay goes on. */
    String description() {
        return sources.stream().map(SourceSpec::toString).collect(Collectors.joining(", ")) + " " + filter
                + (alert ? " with alerts" : "");
    }
}
