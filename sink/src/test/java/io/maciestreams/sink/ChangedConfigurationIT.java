package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.maciestreams.avro.ExportedObject;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The export configuration changes time and again while results come and the packaged sink writes, without a restart. */
class ChangedConfigurationIT {

    private static final int AT_A_TIME = 60;

    private Stack stack;
    private TestShard shard;
    private TestBucket other;
    private SinkPrograms programs;

    @BeforeEach
    void start(@TempDir Path folder) {
        stack = ProvisionedStack.emptied();
        shard = TestShard.aloneOn(stack);
        other = new TestBucket(stack);
        programs = new SinkPrograms(stack, folder);
    }

    @AfterEach
    void stop() {
        other.close();
        shard.close();
    }

    @Test
    @Timeout(300)
    void eachResultIsOnceOnOneSideOfEachChange() throws Exception {
        ChildProcess sink = programs.start("sink", settings());
        List<S3Destination> destinations = destinations();
        for (S3Destination destination : destinations) {
            int before = byConfiguration().size();
            shard.configure(destination);
            do {
                shard.publishEverywhere(AT_A_TIME);
            } while (byConfiguration().size() == before);
        }
        shard.awaitAllRead();

        assertThat(sink.isAlive()).isTrue();
        assertThat(exportedIds()).containsExactlyInAnyOrderElementsOf(shard.published());
        assertThat(places()).containsExactlyElementsOf(places(destinations));
        sink.stop();
        assertThat(programs.verify(settings()))
                .noneMatch(line -> line.startsWith("difference"))
                .endsWith("exit code 0");
    }

    /** Two buckets and two prefixes in turn, the first again at the end. */
    private List<S3Destination> destinations() {
        S3Destination first = shard.bucket.destination();
        S3Destination elsewhere =
                S3Destination.newBuilder(first).setKeyPrefix("elsewhere").build();
        return List.of(first, other.destination(), elsewhere, other.destination(), first);
    }

    /** What the ledger has, by the offset of the configuration that it was planned by, in their order. */
    private Collection<List<ExportedObject>> byConfiguration() throws Exception {
        Map<Long, List<ExportedObject>> objects = new TreeMap<>();
        shard.ledger()
                .forEach(object -> objects.computeIfAbsent(object.getConfigurationOffset(), any -> new ArrayList<>())
                        .add(object));
        return objects.values();
    }

    /** Where the objects of each configuration lie, each place once. */
    private List<String> places() throws Exception {
        return byConfiguration().stream()
                .flatMap(objects -> objects.stream()
                        .map(object -> place(object.getBucketName(), object.getObjectKey()))
                        .distinct())
                .toList();
    }

    private static List<String> places(List<S3Destination> destinations) {
        return destinations.stream()
                .map(destination -> place(destination.getBucketName(), destination.getKeyPrefix() + "/"))
                .toList();
    }

    private static String place(String bucket, String key) {
        return bucket + "/" + key.substring(0, key.indexOf('/'));
    }

    private List<String> exportedIds() throws IOException {
        List<String> ids = new ArrayList<>();
        for (TestBucket bucket : List.of(shard.bucket, other)) {
            for (List<String> lines : bucket.lines().values()) {
                for (String line : lines) {
                    ids.add(new JsonMapper().readTree(line).get("id").textValue());
                }
            }
        }
        return ids;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(shard.settings());
        settings.put("batch.max.records", "20");
        settings.put("kafka.max.poll.records", "7");
        return settings;
    }
}
