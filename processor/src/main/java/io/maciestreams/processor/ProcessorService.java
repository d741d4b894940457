package io.maciestreams.processor;

import io.maciestreams.processor.alerts.AlertsTopology;
import io.maciestreams.processor.records.DeadLetterPolicy;
import io.maciestreams.processor.records.DeadLetters;
import io.maciestreams.processor.results.ResultsTopology;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.service.Service;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the applications until it is closed, or until one of them cannot go on: then all stop. */
public final class ProcessorService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorService.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(60);

    private final ProcessorConfig config;
    private final AvroSerdes serdes;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    public ProcessorService(Map<String, String> settings) {
        this(new ProcessorConfig(settings));
    }

    private ProcessorService(ProcessorConfig config) {
        this.config = config;
        this.serdes = new AvroSerdes(config.schemaRegistry());
    }

    @Override
    public void run() throws ExecutionException, InterruptedException {
        try {
            checkTopics();
            runApplications();
        } catch (InterruptedException | InterruptException e) {
            // Whoever closes us may interrupt us as well, so that no answer is waited for: then this is our end in
            // order.
            if (!end.isDone()) {
                throw e;
            }
        }
    }

    private void runApplications() throws ExecutionException, InterruptedException {
        List<KafkaStreams> applications =
                config.applications().stream().map(this::create).toList();
        try {
            applications.forEach(KafkaStreams::start);
            end.get();
        } finally {
            applications.forEach(this::close);
        }
    }

    @Override
    public void close() {
        end.complete(null);
    }

    private void checkTopics() throws ExecutionException, InterruptedException {
        Admin admin = Admin.create(config.kafka());
        try {
            new PartitionCheck(admin).check();
            for (Application application : config.applications()) {
                continuation(application).ifPresent(ContinuationCheck::check);
            }
        } finally {
            // Without patience: an interrupted request would be waited for until it times out.
            admin.close(Duration.ZERO);
        }
    }

    private Optional<ContinuationCheck> continuation(Application application) {
        StreamsConfig streams = new StreamsConfig(config.streams(application));
        String id = streams.getString(StreamsConfig.APPLICATION_ID_CONFIG);
        TopicProbe topics = new TopicProbe(streams.getRestoreConsumerConfigs(id + "-continuation"));
        return switch (application) {
            case RESULTS -> Optional.of(new ContinuationCheck(
                    topics,
                    id,
                    Topics.CLASSIFICATION_RESULTS,
                    ResultsTopology.INPUTS,
                    ResultsTopology.memoryTopic(id)));
            case ALERTS -> Optional.of(new ContinuationCheck(
                    topics, id, Topics.ALERTS, AlertsTopology.INPUTS, AlertsTopology.memoryTopic(id)));
            case PROFILES, LIFECYCLE, SIEM -> Optional.empty();
        };
    }

    private KafkaStreams create(Application application) {
        Map<String, Object> settings = config.streams(application);
        settings.put(DeadLetterPolicy.DEAD_LETTERS, new DeadLetters(serdes, Clock.systemUTC()));
        KafkaStreams streams = new KafkaStreams(application.topology(serdes, config), new StreamsConfig(settings));
        streams.setUncaughtExceptionHandler(this::stopBecauseOf);
        streams.setStateListener((state, before) -> onState(application, state));
        return streams;
    }

    private StreamThreadExceptionResponse stopBecauseOf(Throwable cause) {
        end.completeExceptionally(cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void onState(Application application, KafkaStreams.State state) {
        LOG.info("Application {} is now {}", application.id(), state);
        if (state == KafkaStreams.State.ERROR) {
            end.completeExceptionally(new IllegalStateException(application.id() + " stopped by itself"));
        }
    }

    private void close(KafkaStreams application) {
        CloseOptions options =
                CloseOptions.timeout(CLOSE_PATIENCE).withGroupMembershipOperation(membershipAfterClose());
        if (!application.close(options)) {
            LOG.error(
                    "An application did not stop within {} s; its open transaction will be aborted",
                    CLOSE_PATIENCE.toSeconds());
        }
    }

    // Leaving the group hands its partitions on at once; else they would lie idle until the session ends. A process
    // with
    // a name comes back for them before that.
    private GroupMembershipOperation membershipAfterClose() {
        return config.instanceId().isPresent()
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP;
    }
}
