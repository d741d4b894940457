package io.maciestreams.local;

import java.util.Map;
import java.util.TreeMap;

/** What the one broker of a stack is told, wherever it runs. */
public final class BrokerSettings {
    // The largest record of ours has 8 MiB; the rest is for its key, its headers and the batch around it.
    private static final String MAX_MESSAGE_BYTES = Integer.toString(9 * 1024 * 1024);

    private BrokerSettings() {}

    /** Settings by the names that Kafka's server.properties has for them; nothing in them depends on folders or addresses. */
    public static Map<String, String> ofOneNode() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", MAX_MESSAGE_BYTES);
        settings.put("replica.fetch.max.bytes", MAX_MESSAGE_BYTES);
        // A stack that was off for longer than the default week still knows where its groups stood.
        settings.put("offsets.retention.minutes", "525600");
        putSingleReplicas(settings);
        putPace(settings);
        return settings;
    }

    private static void putSingleReplicas(Map<String, String> settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "5");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "5");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void putPace(Map<String, String> settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a crash the broker waits for its old session to end before it serves again.
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "300");
        // The default of 20 ms limits transactions that follow each other closely to about twenty a second.
        settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
        // The default is 128 MB of heap for the log cleaner.
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    }
}
