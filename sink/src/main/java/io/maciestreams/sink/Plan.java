package io.maciestreams.sink;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a batch was decided to be, before its first upload: kept as metadata of the committed offset, which is the
 * batch's start.
 *
 * @param end offset after the last of the batch
 * @param configurationOffset newest offset of macie.export-configurations that the batch goes by; -1 if there is none
 */
record Plan(long end, long configurationOffset) {

    private static final Pattern FORM = Pattern.compile("plan-1:(\\d{1,19}):(-1|\\d{1,19})");

    Plan {
        if (end < 1 || configurationOffset < -1) {
            throw new IllegalArgumentException("No such plan: " + end + ", " + configurationOffset);
        }
    }

    /** The plan as metadata of an offset. */
    String encode() {
        return "plan-1:" + end + ":" + configurationOffset;
    }

    /**
     * Reads metadata of an offset; empty metadata means that no batch is open there.
     *
     * @throws SinkException where it is not a plan of this version
     */
    static Optional<Plan> decode(String metadata) {
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(metadata);
        if (!form.matches()) {
            throw new SinkException("The committed offset's metadata is not a plan that this version can read: '"
                    + metadata + "'. Let the version that wrote it finish its batch");
        }
        return Optional.of(new Plan(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))));
    }
}
