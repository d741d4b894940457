package io.maciestreams.simulator.generator;

import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Detection;
import io.maciestreams.simulator.account.ProfiledObjects;
import io.maciestreams.simulator.account.SuppressDataIdentifier;
import java.util.ArrayList;
import java.util.List;

/** Draws what users set for the scores of buckets: one is overridden, and in some others a few types suppressed. */
final class ScoringChoices {

    private static final int HIGHEST = 100;
    private static final double SUPPRESSING = 0.4;
    private static final int MOST_SUPPRESSED = 3;

    private final Dice dice;
    private final Account account;

    ScoringChoices(Dice dice, Account account) {
        this.dice = dice;
        this.account = account;
    }

    /** Of two or more buckets with sensitive data, one suppresses in any case. */
    void make(List<Bucket> buckets) {
        List<String> sensitive = new ArrayList<>(buckets.stream()
                .map(Bucket::arn)
                .filter(arn -> !detected(arn).isEmpty())
                .toList());
        if (sensitive.isEmpty()) {
            return;
        }
        account.score(sensitive.remove(dice.below(sensitive.size())), settings -> settings.overriding(HIGHEST));
        for (int i = 0; i < sensitive.size(); i++) {
            if (i == 0 || dice.chance(SUPPRESSING)) {
                suppress(sensitive.get(i));
            }
        }
    }

    private void suppress(String arn) {
        List<SuppressDataIdentifier> detected = detected(arn);
        List<SuppressDataIdentifier> some = new ArrayList<>();
        for (int i = dice.below(MOST_SUPPRESSED); i >= 0; i--) {
            some.add(dice.pick(detected));
        }
        account.score(arn, settings -> settings.suppressing(some));
    }

    private List<SuppressDataIdentifier> detected(String arn) {
        return account.profiled(arn).map(ProfiledObjects::detections).orElseThrow().stream()
                .map(Detection::identifier)
                .sorted()
                .toList();
    }
}
