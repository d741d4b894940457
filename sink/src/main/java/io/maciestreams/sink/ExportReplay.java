package io.maciestreams.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * A replay of results into the export: an application of its own beside the sink, with a folder of its own.
 *
 * @param sink application id of the sink
 * @param id name of the replay
 */
record ExportReplay(String sink, String id) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final String REPLAY = "-replay-";

    // What a batch waits for in the sink, more results, does not come here.
    private static final long MAX_AGE_MS = 5_000;

    ExportReplay {
        if (!ID.matcher(id).matches()) {
            throw new ConfigException("--id " + id + ": 1 to 40 letters, digits, dots, dashes and underscores");
        }
    }

    String applicationId() {
        return sink + REPLAY + id;
    }

    /** The sink's settings, under the replay's own names. */
    SinkConfig config(Map<String, String> settings) {
        SinkConfig config = new SinkConfig(settings);
        Map<String, String> own = new HashMap<>(settings);
        own.put(SinkConfig.APPLICATION_ID, applicationId());
        own.put(SinkConfig.KEY_PREFIX, ObjectKey.folders(config.keyPrefix(), "replay-" + id));
        own.put(
                SinkConfig.MAX_AGE_MS,
                Long.toString(Math.min(MAX_AGE_MS, config.batchLimits().maxAge().toMillis())));
        return new SinkConfig(own);
    }

    /** Whether what this application has written needs no replay any more: the sink, and other replays of its results. */
    boolean hasBefore(String application) {
        return application.equals(sink) || (isOf(sink, application) && !application.equals(applicationId()));
    }

    /** The name of a replay that is an application of this id. */
    static String id(String sink, String application) {
        return application.substring((sink + REPLAY).length());
    }

    /** Whether an application is a replay of this sink's results. */
    static boolean isOf(String sink, String application) {
        return application.startsWith(sink + REPLAY);
    }
}
