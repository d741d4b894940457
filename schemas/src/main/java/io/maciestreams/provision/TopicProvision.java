package io.maciestreams.provision;

import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.PublicTopic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidMetadataException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and checks those that are there. */
public final class TopicProvision {

    private static final Logger LOG = LoggerFactory.getLogger(TopicProvision.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Admin admin;
    private final int sharedPartitions;
    private final short replicationFactor;

    public TopicProvision(Admin admin, int sharedPartitions, short replicationFactor) {
        this.admin = admin;
        this.sharedPartitions = sharedPartitions;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Creates what is missing and returns once every partition has a leader.
     *
     * @throws ConfigException where a topic exists with another number of partitions
     * @throws ServiceException where one exists with other settings
     */
    public void provision(Collection<? extends PublicTopic> topics) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(this::newTopic)
                .toList();
        admin.createTopics(missing).all().get();
        missing.forEach(topic -> LOG.info("Created topic {}", topic.name()));
        Map<String, TopicDescription> descriptions = awaitKnown(() -> describe(topics));
        topics.forEach(topic -> checkPartitions(topic, Objects.requireNonNull(descriptions.get(topic.name()))));
        checkConfigs(topics);
        awaitKnown(() -> offsets(descriptions.values()));
    }

    private NewTopic newTopic(PublicTopic topic) {
        return new NewTopic(topic.name(), topic.partitionCount(sharedPartitions), replicationFactor)
                .configs(topic.configs());
    }

    private Map<String, TopicDescription> describe(Collection<? extends PublicTopic> topics)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics.stream().map(PublicTopic::name).toList())
                .allTopicNames()
                .get();
    }

    private void checkPartitions(PublicTopic topic, TopicDescription description) {
        int wanted = topic.partitionCount(sharedPartitions);
        int found = description.partitions().size();
        if (found != wanted) {
            throw new ConfigException("Topic " + topic.name() + " has " + found + " partitions, expected " + wanted
                    + ": set " + ProvisionConfig.PARTITIONS + " to what the topics were created with");
        }
    }

    private void checkConfigs(Collection<? extends PublicTopic> topics)
            throws ExecutionException, InterruptedException {
        Map<ConfigResource, Config> found = admin.describeConfigs(
                        topics.stream().map(TopicProvision::resource).toList())
                .all()
                .get();
        for (PublicTopic topic : topics) {
            Config configs = Objects.requireNonNull(found.get(resource(topic)));
            topic.configs().forEach((name, wanted) -> checkConfig(topic, name, wanted, configs.get(name)));
        }
    }

    private static void checkConfig(PublicTopic topic, String name, String wanted, @Nullable ConfigEntry found) {
        if (found == null || !wanted.equals(found.value())) {
            throw new ServiceException(
                    "Topic %s has %s=%s, expected %s: records could be lost; change it with kafka-configs"
                            .formatted(topic.name(), name, found == null ? "" : found.value(), wanted));
        }
    }

    private static ConfigResource resource(PublicTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    // A producer that starts before every partition has a leader can lose records (KAFKA-15591): ask each for its
    // offsets.
    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicDescription> topics)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        topics.forEach(topic -> topic.partitions()
                .forEach(info -> latest.put(new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest())));
        return admin.listOffsets(latest).all().get();
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    // The controller answers for a new topic before the brokers know of it.
    private static <T> T awaitKnown(Question<T> question) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                return question.ask();
            } catch (ExecutionException e) {
                boolean unknownYet = e.getCause() instanceof InvalidMetadataException;
                if (!unknownYet || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw e;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }
}
