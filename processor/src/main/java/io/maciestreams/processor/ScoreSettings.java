package io.maciestreams.processor;

import io.maciestreams.processor.profiles.ScoreWeights;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/** The settings of the score's weights. */
final class ScoreSettings {

    private static final String SHARE = "score.weight.share";
    private static final String COVERAGE = "score.weight.coverage";
    private static final String VARIETY = "score.weight.variety";
    private static final String VOLUME = "score.weight.volume";

    private ScoreSettings() {}

    static ConfigDef define(ConfigDef definition) {
        ScoreWeights weights = ScoreWeights.DEFAULT;
        weight(definition, SHARE, weights.share(), "the share of sensitive objects among those analysed");
        weight(definition, COVERAGE, weights.coverage(), "the coverage of the bucket by sensitive objects");
        weight(definition, VARIETY, weights.variety(), "the number of types");
        return weight(definition, VOLUME, weights.volume(), "the number of occurrences");
    }

    /**
     * The weights that are set.
     *
     * @throws ConfigException where one is negative, or they are more than 1 together
     */
    static ScoreWeights of(AbstractConfig config) {
        try {
            return new ScoreWeights(
                    config.getDouble(SHARE),
                    config.getDouble(COVERAGE),
                    config.getDouble(VARIETY),
                    config.getDouble(VOLUME));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("score.weight.*: " + e.getMessage());
        }
    }

    private static ConfigDef weight(ConfigDef definition, String name, double standard, String of) {
        return definition.define(
                name,
                ConfigDef.Type.DOUBLE,
                standard,
                Importance.LOW,
                "How much counts in the score of a bucket with sensitive objects: " + of + ". All four are 1 at most"
                        + " together. Profiles are made anew for other weights by rebuild.");
    }
}
