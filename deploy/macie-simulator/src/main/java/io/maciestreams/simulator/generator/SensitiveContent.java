package io.maciestreams.simulator.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws what an object holds, and what it holds after a change; sensitive content stays sensitive. */
final class SensitiveContent {

    private static final int MOST_TYPES = 6;
    private static final Map<String, List<DataIdentifier>> BY_CATEGORY =
            DataIdentifier.ALL.stream().collect(Collectors.groupingBy(DataIdentifier::category));

    private final Dice dice;

    SensitiveContent(Dice dice) {
        this.dice = dice;
    }

    List<Detection> draw() {
        List<DataIdentifier> candidates = dice.chance(0.5)
                ? DataIdentifier.ALL
                : BY_CATEGORY.getOrDefault(dice.pick(DataIdentifier.CATEGORIES), DataIdentifier.ALL);
        int types = 1 + dice.below(Math.min(MOST_TYPES, candidates.size()));
        return distinct(candidates, types).stream()
                .map(identifier -> new Detection(identifier, dice.skewed(1, 3_000)))
                .toList();
    }

    List<Detection> changed(List<Detection> before) {
        return dice.chance(0.5) ? fewer(before) : more(before);
    }

    private List<Detection> fewer(List<Detection> before) {
        List<Detection> kept = before.size() == 1 ? before : before.subList(1, before.size());
        return kept.stream()
                .map(detection -> new Detection(detection.identifier(), 1 + detection.count() / 3))
                .toList();
    }

    private List<Detection> more(List<Detection> before) {
        return before.stream()
                .map(detection -> new Detection(detection.identifier(), detection.count() + dice.skewed(1, 500)))
                .toList();
    }

    private List<DataIdentifier> distinct(List<DataIdentifier> candidates, int number) {
        List<DataIdentifier> left = new ArrayList<>(candidates);
        List<DataIdentifier> drawn = new ArrayList<>();
        while (drawn.size() < number) {
            Collections.swap(left, dice.below(left.size()), left.size() - 1);
            drawn.add(left.remove(left.size() - 1));
        }
        return drawn;
    }
}
