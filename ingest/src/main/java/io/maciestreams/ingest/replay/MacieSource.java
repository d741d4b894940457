package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.feed.FindingsPass;
import io.maciestreams.ingest.macie.ListedPage;
import io.maciestreams.ingest.macie.Listing;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieConnection;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.RequestPace;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.MappingException;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.mapping.SdkToAvro;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.Finding;

/** What Macie's API still shows of the findings that last changed in a window of time, account and Region one after the other. */
final class MacieSource implements ReplaySource {

    // The window ends before now: what changes while it is read leaves it, and is live.
    private static final Duration NO_TOLERANCE = Duration.ZERO;

    private final List<Shard> shards;
    private final Instant from;
    private final Instant to;
    private final Function<Shard, MacieConnection> connect;
    private final Queue<Finding> page = new ArrayDeque<>();
    private int index = -1;
    private Instant reached;
    private @Nullable MacieConnection connection;
    private @Nullable RequestPace pace;
    private @Nullable MacieApi api;
    private @Nullable FindingsPass pass;
    private @Nullable Finding finding;

    /**
     * Goes to a position.
     *
     * @param position null for the beginning
     */
    MacieSource(
            List<Shard> shards,
            Instant from,
            Instant to,
            Function<Shard, MacieConnection> connect,
            @Nullable Position position) {
        this.shards = List.copyOf(shards);
        this.from = from;
        this.to = to;
        this.connect = connect;
        this.reached = from;
        if (position != null) {
            begin(shards.indexOf(Shard.parse(position.part())), Instant.ofEpochMilli(position.number()));
        }
    }

    @Override
    public boolean next() throws MacieException {
        while (page.isEmpty()) {
            if (pass != null) {
                read(pass);
            } else if (index + 1 < shards.size()) {
                begin(index + 1, from);
            } else {
                return false;
            }
        }
        finding = page.remove();
        return true;
    }

    private void begin(int shard, Instant start) {
        close();
        index = shard;
        reached = start;
        MacieConnection opened = connect.apply(shards.get(shard));
        RequestPace ownPace = opened.buckets().pace();
        connection = opened;
        pace = ownPace;
        api = opened.api(ownPace);
        pass = new FindingsPass(to, Listing.of(start, to));
    }

    private void read(FindingsPass current) throws MacieException {
        MacieApi macie = Objects.requireNonNull(api);
        LockSupport.parkNanos(Objects.requireNonNull(pace).untilReady().toNanos());
        ListedPage<String> ids = macie.listFindings(current.listing());
        List<Finding> findings = macie.getFindings(ids.items());
        page.addAll(findings);
        reached = current.listing().from();
        pass = current.after(ids, current.reached(findings, NO_TOLERANCE)).orElse(null);
    }

    @Override
    public Candidate candidate() {
        Finding current = Objects.requireNonNull(finding, "next() has found one");
        Shard shard = shards.get(index);
        try {
            return Candidates.of(SdkToAvro.map(
                    current, io.maciestreams.avro.Finding.class, Map.of("macieAccountId", shard.accountId())));
        } catch (MappingException e) {
            return new Candidate.Unusable(shard + "#" + current.id(), e.reason(), SdkJson.bytes(current));
        }
    }

    /** The start of the page: what has been sent of it is known. */
    @Override
    public Position position() {
        return new Position(shards.get(index).toString(), null, reached.toEpochMilli());
    }

    @Override
    public Double progress() {
        double window = Math.max(1, Duration.between(from, to).toMillis());
        double ofShard = Duration.between(from, reached).toMillis() / window;
        return (Math.max(0, index) + ofShard) / shards.size();
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
