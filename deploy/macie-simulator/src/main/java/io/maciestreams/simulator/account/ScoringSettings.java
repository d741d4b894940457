package io.maciestreams.simulator.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user set for a bucket's score: data identifiers to leave out, and the score itself where it is overridden. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoringSettings(
        Collection<SuppressDataIdentifier> suppressDataIdentifiers, @Nullable Integer sensitivityScoreOverride) {

    static final ScoringSettings NONE = new ScoringSettings(List.of(), null);

    private static final int HIGHEST = 100;

    public ScoringSettings {
        suppressDataIdentifiers =
                suppressDataIdentifiers.stream().distinct().sorted().toList();
        if (sensitivityScoreOverride != null && sensitivityScoreOverride != HIGHEST) {
            throw new IllegalArgumentException("sensitivityScoreOverride must be " + HIGHEST + " or null");
        }
    }

    /** The same with these data identifiers suppressed and no others. */
    public ScoringSettings suppressing(Collection<SuppressDataIdentifier> identifiers) {
        return new ScoringSettings(identifiers, sensitivityScoreOverride);
    }

    /**
     * The same with this score; null leaves it to Macie.
     *
     * @throws IllegalArgumentException for another score than 100
     */
    public ScoringSettings overriding(@Nullable Integer score) {
        return new ScoringSettings(suppressDataIdentifiers, score);
    }

    boolean suppress(Detection detection) {
        return suppressDataIdentifiers.contains(detection.identifier());
    }
}
