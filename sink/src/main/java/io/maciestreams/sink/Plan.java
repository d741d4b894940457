package io.maciestreams.sink;

import io.maciestreams.service.ServiceException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a batch was decided to be, before its first upload: kept as metadata of the committed offset, which is the
 * batch's start.
 *
 * @param end offset after the last of the batch
 * @param configurationOffset newest offset of macie.export-configurations that the batch goes by; -1 if there is none
 * @param keyPrefix our folder below the configuration's prefix; empty for none
 */
record Plan(long end, long configurationOffset, String keyPrefix) {

    private static final Pattern FORM = Pattern.compile("plan-1:(\\d{1,19}):(-1|\\d{1,19}):(.*)", Pattern.DOTALL);

    Plan {
        Objects.requireNonNull(keyPrefix);
        if (end < 1 || configurationOffset < -1) {
            throw new IllegalArgumentException("No such plan: " + end + ", " + configurationOffset);
        }
    }

    /** The plan as metadata of an offset. */
    String encode() {
        return "plan-1:" + end + ":" + configurationOffset + ":" + keyPrefix;
    }

    /**
     * Reads metadata of an offset; empty metadata means that no batch is open there.
     *
     * @throws ServiceException where it is not a plan of this version
     */
    static Optional<Plan> decode(String metadata) {
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(metadata);
        if (!form.matches()) {
            throw new ServiceException("The committed offset's metadata is not a plan that this version can read: '"
                    + metadata + "'. Let the version that wrote it finish its batch");
        }
        return Optional.of(new Plan(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), form.group(3)));
    }
}
