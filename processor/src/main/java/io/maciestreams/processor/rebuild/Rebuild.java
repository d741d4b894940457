package io.maciestreams.processor.rebuild;

import io.maciestreams.processor.profiles.ProfilesTopology;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Shadow, catch up, compare, take over: makes the profiles anew from all results that there are. */
public final class Rebuild {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int COMPARISONS = 10;

    /**
     * Makes the application that is rebuilt.
     *
     * <p>{@code topology} writes behind {@code prefix}; {@code settings} are Kafka Streams' own but for the id.
     */
    public interface Profiles {
        Topology topology(String prefix);

        Map<String, Object> settings(String deadLetters);
    }

    private final RebuildRequest request;
    private final Profiles profiles;
    private final RebuildClients clients;
    private final short replicationFactor;
    private final PrintStream out;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ShadowTopics topics;

    /**
     * Creates it.
     *
     * @param kafka settings that lead to the brokers
     * @param replicationFactor of the topics that it makes; -1 for the broker's own
     */
    public Rebuild(
            RebuildRequest request,
            Profiles profiles,
            Map<String, Object> kafka,
            AvroSerdes serdes,
            short replicationFactor,
            PrintStream out) {
        this.request = request;
        this.profiles = profiles;
        this.clients = new RebuildClients(kafka, serdes);
        this.replicationFactor = replicationFactor;
        this.out = out;
        this.topics = ShadowTopics.of(request.to());
    }

    /** Rebuilds; where it is stopped or fails, the same request goes on. */
    public void run() throws ExecutionException, InterruptedException {
        try (Admin admin = clients.admin()) {
            Topology topology = profiles.topology(topics.outputs().prefix());
            InternalNames old = InternalNames.of(request.from(), topology);
            InternalNames rebuilt = InternalNames.of(request.to(), topology);
            prepare(admin, old, rebuilt);
            Shadow shadow = shadow(admin, topology, rebuilt);
            boolean tookOver = run(admin, shadow);
            if (tookOver) {
                remove(admin, old);
                deleteTopics(admin, topics.names());
                out.printf("Start the processor with processor.profiles.application.id=%s%n", request.to());
            } else if (!isStopped() && !request.apply()) {
                shadow.forget();
                remove(admin, rebuilt);
                deleteTopics(admin, topics.names());
            }
        }
    }

    /** Ends it where it is. */
    public void stop() {
        stop.countDown();
    }

    private void prepare(Admin admin, InternalNames old, InternalNames rebuilt)
            throws ExecutionException, InterruptedException {
        int partitions = admin.describeTopics(List.of(Topics.RESOURCE_PROFILES.name()))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
        topics.create(admin, partitions, replicationFactor);
        if (!new Group(clients, admin, request.to()).hasOffsets()) {
            long removed = new RemovedBuckets(clients, admin)
                    .copy(
                            old.changelog(ProfilesTopology.REMOVED_BUCKETS),
                            rebuilt.changelog(ProfilesTopology.REMOVED_BUCKETS),
                            replicationFactor);
            out.printf("%,d buckets were found gone once: no result from before brings them back%n", removed);
        }
    }

    private Shadow shadow(Admin admin, Topology topology, InternalNames names) {
        Map<String, Object> settings =
                new HashMap<>(profiles.settings(topics.of(Topics.DEAD_LETTERS).name()));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, request.to());
        Set<String> inputs = new HashSet<>(names.repartitionTopics());
        ProfilesTopology.INPUTS.stream().map(Topic::name).forEach(inputs::add);
        KafkaStreams streams = new KafkaStreams(topology, new StreamsConfig(settings));
        return new Shadow(streams, new Group(clients, admin, request.to()), inputs, ProfilesTopology.REMOVALS);
    }

    // Whether the shadow has taken over.
    private boolean run(Admin admin, Shadow shadow) throws ExecutionException, InterruptedException {
        try (shadow) {
            shadow.start();
            awaitCaughtUp(shadow);
            if (request.diff() && !isStopped()) {
                differences(admin, shadow).print(out);
            }
            if (!request.apply() || isStopped()) {
                return false;
            }
            awaitEndOfOld(admin);
            awaitCaughtUp(shadow);
        }
        if (isStopped()) {
            return false;
        }
        new Takeover(clients, topics)
                .publish(request.to() + "-takeover")
                .forEach((topic, count) -> out.printf("%s: %,d keys changed%n", topic, count));
        return true;
    }

    private void awaitCaughtUp(Shadow shadow) throws ExecutionException, InterruptedException {
        while (!isStopped() && !isThere(shadow)) {
            pause();
        }
    }

    private boolean isThere(Shadow shadow) throws ExecutionException, InterruptedException {
        try {
            long lag = shadow.lag();
            if (lag > 0) {
                out.printf("  %,d records to read%n", lag);
            }
            return shadow.hasCaughtUp();
        } catch (ExecutionException e) {
            // Kafka Streams makes its repartition topic when it starts.
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    // Both sides at their end before and after they are read; else some of what differs may just be on its way.
    private ProfileDifferences differences(Admin admin, Shadow shadow) throws ExecutionException, InterruptedException {
        Group live = new Group(clients, admin, request.from());
        List<String> inputs = ProfilesTopology.INPUTS.stream().map(Topic::name).toList();
        ProfileDifferences differences = ProfileDifferences.between(clients, topics);
        for (int i = 0; i < COMPARISONS && !isStopped(); i++) {
            boolean before = live.lag(inputs) == 0 && shadow.hasCaughtUp();
            differences = ProfileDifferences.between(clients, topics);
            if (before && live.lag(inputs) == 0 && shadow.hasCaughtUp()) {
                return differences;
            }
            pause();
        }
        out.println("Results went on coming, or " + request.from()
                + " has not read all: what differs may just be on its way");
        return differences;
    }

    private void awaitEndOfOld(Admin admin) throws ExecutionException, InterruptedException {
        Group old = new Group(clients, admin, request.from());
        boolean told = false;
        while (!isStopped() && old.hasMembers()) {
            if (!told) {
                out.println("Caught up. Stop the application " + request.from()
                        + " (the processors that run profiles); then the rebuilt profiles take over");
                told = true;
            }
            pause();
        }
    }

    private void remove(Admin admin, InternalNames application) throws ExecutionException, InterruptedException {
        new Group(clients, admin, application.applicationId()).delete();
        Set<String> existing = admin.listTopics().names().get();
        deleteTopics(admin, application.topics().filter(existing::contains).toList());
    }

    private static void deleteTopics(Admin admin, List<String> names) throws ExecutionException, InterruptedException {
        admin.deleteTopics(names).all().get();
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    @SuppressWarnings("ReturnValueIgnored") // Who goes on asks whether it was stopped.
    private void pause() throws InterruptedException {
        stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
