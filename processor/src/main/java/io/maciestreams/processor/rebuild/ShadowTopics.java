package io.maciestreams.processor.rebuild;

import io.maciestreams.processor.profiles.ProfileOutputs;
import io.maciestreams.provision.TopicProvision;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** The topics that a shadow writes instead of the public ones. */
record ShadowTopics(ProfileOutputs outputs) {

    static ShadowTopics of(String applicationId) {
        return new ShadowTopics(new ProfileOutputs(applicationId + "-shadow-"));
    }

    <V extends org.apache.avro.specific.SpecificRecord> Topic<V> of(Topic<V> topic) {
        return topic.named(outputs.name(topic));
    }

    /** Creates those that are missing, with as many partitions as the public ones. */
    void create(Admin admin, int partitions, short replicationFactor) throws ExecutionException, InterruptedException {
        new TopicProvision(admin, partitions, replicationFactor).provision(all());
    }

    List<String> names() {
        return all().stream().map(Topic::name).toList();
    }

    private List<Topic<?>> all() {
        return Stream.concat(ProfileOutputs.TOPICS.stream(), Stream.of(Topics.DEAD_LETTERS))
                .<Topic<?>>map(this::of)
                .toList();
    }
}
