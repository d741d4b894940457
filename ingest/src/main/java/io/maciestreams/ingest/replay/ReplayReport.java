package io.maciestreams.ingest.replay;

import io.maciestreams.avro.ReplayProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a replay tells: how it gets on, and in the end what it did. */
final class ReplayReport {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final String NO_TYPE = "(nothing found)";

    private record Kind(LocalDate day, String accountId, String type) implements Comparable<Kind> {

        @Override
        public int compareTo(Kind other) {
            int byDay = day.compareTo(other.day);
            int byAccount = byDay == 0 ? accountId.compareTo(other.accountId) : byDay;
            return byAccount == 0 ? type.compareTo(other.type) : byAccount;
        }
    }

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long start;
    private final long readBefore;
    private final Map<Kind, Long> kinds = new TreeMap<>();
    private final Map<String, Long> topics = new TreeMap<>();
    private long toldAt;
    private @Nullable Double progressBefore;

    /**
     * Creates it.
     *
     * @param readBefore documents that earlier runs have read
     */
    ReplayReport(PrintStream out, LongSupplier nanoTime, long readBefore) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.readBefore = readBefore;
        this.start = nanoTime.getAsLong();
        this.toldAt = start;
    }

    void sent(Candidate.Usable document) {
        Candidate.Facts facts = document.facts();
        LocalDate day = facts.time().atOffset(ZoneOffset.UTC).toLocalDate();
        String type = facts.type() == null ? NO_TYPE : facts.type();
        kinds.merge(new Kind(day, facts.accountId(), type), 1L, Long::sum);
        topics.merge(document.topic().name(), 1L, Long::sum);
    }

    /**
     * Tells how it gets on, now and then.
     *
     * @param done how much of the source has been read, from 0 to 1; null where that is not known
     */
    void tell(ReplayProgress progress, @Nullable Double done) {
        long now = nanoTime.getAsLong();
        if (progressBefore == null) {
            progressBefore = done;
        }
        if (now - toldAt >= PAUSE.toNanos()) {
            toldAt = now;
            out.printf(
                    "  %,d read, %,d sent, %,.0f/s%s%n",
                    progress.getRead(),
                    progress.getSent(),
                    (progress.getRead() - readBefore) / seconds(now),
                    done == null ? "" : ", %.0f %%%s".formatted(100 * done, rest(done, seconds(now))));
        }
    }

    /** The counts of all runs with the replay's id. */
    void end(ReplayProgress progress, String how) {
        double seconds = seconds(nanoTime.getAsLong());
        out.printf(
                "%s: read %,d, filtered %,d, known already %,d, sent %,d, dead letters %,d (%.1f s, %,.0f/s)%n",
                how,
                progress.getRead(),
                progress.getFiltered(),
                progress.getKnown(),
                progress.getSent(),
                progress.getDeadLettered(),
                seconds,
                (progress.getRead() - readBefore) / seconds);
    }

    /** What would go where. */
    void outlook() {
        out.printf("%-10s  %-12s  %-50s %12s%n", "day", "account", "type", "documents");
        kinds.forEach((kind, count) ->
                out.printf("%-10s  %-12s  %-50s %,12d%n", kind.day(), kind.accountId(), kind.type(), count));
        topics.forEach((topic, count) -> out.printf("to %s: %,d%n", topic, count));
    }

    private String rest(double done, double seconds) {
        double share = done - (progressBefore == null ? 0 : progressBefore);
        return share <= 0 ? "" : ", about %,.0f s left".formatted((1 - done) * seconds / share);
    }

    private double seconds(long now) {
        return Math.max(1, now - start) / 1e9;
    }
}
