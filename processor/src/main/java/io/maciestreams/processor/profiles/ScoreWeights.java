package io.maciestreams.processor.profiles;

/**
 * How much each part counts in the score of a bucket with sensitive objects; each is from 0 to 1, and so is their sum.
 *
 * @param share of sensitive objects among those analysed
 * @param coverage of the bucket by sensitive objects
 * @param variety of types
 * @param volume of occurrences
 */
public record ScoreWeights(double share, double coverage, double variety, double volume) {

    /** The weights unless others are set. */
    public static final ScoreWeights DEFAULT = new ScoreWeights(0.4, 0.2, 0.2, 0.2);

    // What sums of decimal fractions lack in precision.
    private static final double TOLERANCE = 1e-9;

    public ScoreWeights {
        if (!(share >= 0 && coverage >= 0 && variety >= 0 && volume >= 0)
                || share + coverage + variety + volume > 1 + TOLERANCE) {
            throw new IllegalArgumentException("the weights of the score must be at least 0, and 1 at most together: "
                    + share + ", " + coverage + ", " + variety + ", " + volume);
        }
    }
}
