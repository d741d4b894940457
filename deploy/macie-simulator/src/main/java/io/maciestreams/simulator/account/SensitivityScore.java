package io.maciestreams.simulator.account;

import java.util.Collection;

/** A score inside the bands that Macie documents; where in its band is the simulator's own approximation. */
final class SensitivityScore {

    static final int NOT_CLASSIFIABLE = -1;
    static final int NOTHING_TO_ANALYSE = 1;
    static final int NOT_ANALYSED_YET = 50;

    private static final int LEAST_SENSITIVE = 51;
    private static final int MOST_SENSITIVE = 99;
    private static final int LEAST_CERTAINLY_CLEAN = 49;
    private static final double MANY_TYPES = 8;
    private static final double MANY_DETECTIONS = 10_000;

    private SensitivityScore() {}

    static int of(Collection<Analysis> latest, ResourceStatistics statistics, int objects) {
        if (objects == 0) {
            return NOTHING_TO_ANALYSE;
        }
        if (latest.isEmpty()) {
            return NOT_ANALYSED_YET;
        }
        if (statistics.totalItemsClassified() == 0) {
            return NOT_CLASSIFIABLE;
        }
        return statistics.totalItemsSensitive() == 0 ? clean(statistics, objects) : sensitive(latest, statistics);
    }

    private static int clean(ResourceStatistics statistics, int objects) {
        double analysed = (double) statistics.totalItemsClassified() / objects;
        return LEAST_CERTAINLY_CLEAN - (int) Math.round(analysed * (LEAST_CERTAINLY_CLEAN - NOTHING_TO_ANALYSE));
    }

    private static int sensitive(Collection<Analysis> latest, ResourceStatistics statistics) {
        double share = (double) statistics.totalItemsSensitive() / statistics.totalItemsClassified();
        int types = latest.stream()
                .mapToInt(analysis -> analysis.detections().size())
                .max()
                .orElse(0);
        double variety = Math.min(1, types / MANY_TYPES);
        double volume = Math.min(1, Math.log1p((double) statistics.totalDetections()) / Math.log1p(MANY_DETECTIONS));
        double strength = share * (variety + volume) / 2;
        return LEAST_SENSITIVE + (int) Math.round(strength * (MOST_SENSITIVE - LEAST_SENSITIVE));
    }
}
