package io.maciestreams.simulator.generator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws when and by what an object was analysed: by automated discovery, by a job, by both or not yet; some again
 * after a change.
 */
final class ScanHistories {

    private static final int JOBS = 4;
    private static final int MOST_CHANGES = 2;

    private final Dice dice;
    private final Timeline timeline;
    private final ObjectVersions versions;
    private final List<String> jobIds = new ArrayList<>();

    ScanHistories(Dice dice, Timeline timeline, ObjectVersions versions) {
        this.dice = dice;
        this.timeline = timeline;
        this.versions = versions;
        for (int i = 0; i < JOBS; i++) {
            jobIds.add(dice.hex(32));
        }
    }

    List<String> jobIds() {
        return List.copyOf(jobIds);
    }

    List<Scan> draw(ObjectVersion version, Instant first) {
        List<Scan> scans = new ArrayList<>();
        double fate = dice.share();
        if (fate < 0.12) {
            return scans;
        }
        scans.add(fate < 0.70 ? automated(version, first) : byJob(version, first));
        if (fate > 0.55 && fate < 0.85) {
            scans.add(byTheOther(scans.get(0)));
        }
        for (int i = 0; i < MOST_CHANGES && dice.chance(0.2); i++) {
            scans.add(afterChange(scans.get(scans.size() - 1)));
        }
        return scans;
    }

    Scan automated(ObjectVersion version, Instant at) {
        return new Scan(dice.hex(32), at, null, version);
    }

    Scan byJob(ObjectVersion version, Instant at) {
        return new Scan(dice.hex(32), at, dice.pick(jobIds), version);
    }

    private Scan byTheOther(Scan before) {
        Instant at = timeline.after(before.at());
        return before.jobId() == null ? byJob(before.version(), at) : automated(before.version(), at);
    }

    private Scan afterChange(Scan before) {
        Instant changed = timeline.after(before.at());
        Instant at = timeline.after(changed);
        ObjectVersion version = versions.changed(before.version(), changed);
        return dice.chance(0.5) ? automated(version, at) : byJob(version, at);
    }
}
