package io.maciestreams.simulator.generator;

import java.util.ArrayList;
import java.util.List;

/** How many of its occurrences each detection of an object is told with. */
enum Locations {
    /** 15 over all detections together, each having its fair share. */
    OF_FINDING {
        @Override
        List<Integer> of(List<Detection> detections) {
            List<Integer> located = new ArrayList<>();
            int room = MOST_OF_FINDING;
            for (int i = 0; i < detections.size(); i++) {
                int fairShare = room / (detections.size() - i);
                located.add((int) Math.min(detections.get(i).count(), fairShare));
                room -= located.get(i);
            }
            return located;
        }
    },
    /** Up to 1,000 of each detection. */
    OF_RESULT {
        @Override
        List<Integer> of(List<Detection> detections) {
            return detections.stream()
                    .map(detection -> (int) Math.min(detection.count(), MOST_OF_TYPE))
                    .toList();
        }
    };

    private static final int MOST_OF_FINDING = 15;
    private static final int MOST_OF_TYPE = 1_000;

    abstract List<Integer> of(List<Detection> detections);
}
