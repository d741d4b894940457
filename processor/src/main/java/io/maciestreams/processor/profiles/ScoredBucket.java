package io.maciestreams.processor.profiles;

import org.jspecify.annotations.Nullable;

/**
 * What the sensitivity score of a bucket rests on: an approximation inside the bands that Macie documents, which publishes
 * no formula.
 *
 * @param classified objects analysed, wholly or in part
 * @param skipped objects that could not be analysed
 * @param sensitive objects that hold a type that is not suppressed
 * @param types number of such types
 * @param occurrences number of their occurrences
 * @param objectCount objects of the bucket, where known
 * @param classifiable objects of the bucket that Macie can analyse, where known
 * @param accessible false where Macie has lost its access to the bucket
 */
record ScoredBucket(
        long classified,
        long skipped,
        long sensitive,
        long types,
        long occurrences,
        @Nullable Long objectCount,
        @Nullable Long classifiable,
        boolean accessible) {

    static final int NOTHING_CLASSIFIABLE = -1;
    static final int EMPTY = 1;
    static final int NOT_ANALYSED = 50;

    private static final int MOST_CLEAN = 2;
    private static final int LEAST_CLEAN = 49;
    private static final int LEAST_SENSITIVE = 51;
    private static final int MOST_SENSITIVE = 99;

    private static final double MANY_TYPES = 20;
    private static final double MANY_OCCURRENCES = 100_000;

    /** The score: -1, 1, or 2 to 99. */
    int score(ScoreWeights weights) {
        if (objectCount != null && objectCount == 0) {
            return EMPTY;
        }
        if (!accessible || classified + skipped == 0) {
            return NOT_ANALYSED;
        }
        if (classified == 0) {
            return NOTHING_CLASSIFIABLE;
        }
        return sensitive == 0 ? scoreOfClean() : scoreOfSensitive(weights);
    }

    // The more was analysed without finding anything, the lower.
    private int scoreOfClean() {
        return LEAST_CLEAN - (int) ((LEAST_CLEAN - MOST_CLEAN) * (classified / objects()));
    }

    // Each part can only fall with a clean object and only rise with a sensitive one; so does their sum. The coverage
    // is
    // that by sensitive objects: with that by all of them a clean object could raise the score.
    private int scoreOfSensitive(ScoreWeights weights) {
        double strength = weights.share() * sensitive / classified
                + weights.coverage() * Math.sqrt(sensitive / objects())
                + weights.variety() * logarithmic((double) types, MANY_TYPES)
                + weights.volume() * logarithmic((double) occurrences, MANY_OCCURRENCES);
        return LEAST_SENSITIVE + (int) ((MOST_SENSITIVE - LEAST_SENSITIVE) * strength);
    }

    private double objects() {
        return (double) Math.max(classified + skipped, classifiable == null ? 0 : classifiable);
    }

    private static double logarithmic(double number, double many) {
        return Math.min(1, Math.log1p(number) / Math.log1p(many));
    }
}
