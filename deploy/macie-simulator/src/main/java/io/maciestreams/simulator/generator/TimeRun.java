package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * Lets time run in an account, step by step; the same steps after the same account make the same events. What each
 * step's scans came to is in result files when it ends.
 */
public final class TimeRun {

    private static final int MOST_DISCOVERED = 4;
    private static final double VANISHES = 0.05;
    private static final double RECURS = 0.3;

    private final Dice dice;
    private final Account account;
    private final ScanLog scans;
    private final LiveObjects objects;
    private final LiveJobs jobs;
    private final LiveBuckets buckets;
    private final List<String> policyFindingIds;

    TimeRun(
            Dice dice,
            Account account,
            ScanLog scans,
            LiveObjects objects,
            LiveJobs jobs,
            LiveBuckets buckets,
            List<String> policyFindingIds) {
        this.dice = dice;
        this.account = account;
        this.scans = scans;
        this.objects = objects;
        this.jobs = jobs;
        this.buckets = buckets;
        this.policyFindingIds = List.copyOf(policyFindingIds);
    }

    /** One step, of at least a millisecond. */
    public synchronized void advance(Duration step) {
        Instant from = account.now();
        Instant to = from.plus(step);
        scans.seenBy().forEach(eye -> eye.advanceTo(to));
        buckets.go().ifPresent(objects::closed);
        buckets.come(to).ifPresent(objects::opened);
        scan(stepOfJobs(to), from, to);
        if (dice.chance(VANISHES)) {
            objects.vanish(to);
        }
        if (dice.chance(RECURS)) {
            recur(to);
        }
        scans.complete();
    }

    /** At once: a client may change jobs, too. */
    private List<LiveJobs.Work> stepOfJobs(Instant to) {
        synchronized (account) {
            return jobs.step(to);
        }
    }

    private void scan(List<LiveJobs.Work> work, Instant from, Instant to) {
        int discovered = 1 + dice.below(MOST_DISCOVERED);
        int byJobs = work.stream().mapToInt(LiveJobs.Work::objects).sum();
        Iterator<Instant> times =
                Moments.draw(dice, discovered + byJobs, from, to).iterator();
        for (int i = 0; i < discovered; i++) {
            objects.discover(times.next());
        }
        for (LiveJobs.Work part : work) {
            for (int i = 0; i < part.objects(); i++) {
                objects.scanByJob(part.jobId(), times.next());
            }
        }
    }

    private void recur(Instant at) {
        ObjectNode finding = account.finding(dice.pick(policyFindingIds)).orElseThrow();
        finding.put("count", finding.path("count").asLong() + 1).put("updatedAt", Json.time(at));
        finding.withObject("/policyDetails/action/apiCallDetails").put("lastSeen", Json.time(at));
        account.put(finding);
    }
}
