package io.maciestreams.processor.profiles;

import java.time.Duration;
import java.util.Objects;

/**
 * What can be set of the application <i>profiles</i>.
 *
 * @param grace for how long our profile may differ from Macie's before that is a difference
 * @param outputs where it writes
 */
public record ProfilesSettings(Duration grace, ScoreWeights weights, ProfileOutputs outputs) {

    public ProfilesSettings {
        Objects.requireNonNull(grace);
        Objects.requireNonNull(weights);
        Objects.requireNonNull(outputs);
    }
}
