package io.maciestreams.sink;

import io.maciestreams.service.ServiceException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Uuid;

/** The replays of a sink's results that Kafka knows of. */
record Replays(Admin admin, String sink) {

    /** Adds the batches that they have planned and not finished. */
    void addTo(OpenPlans plans, Uuid topicId) {
        applications().forEach(application -> plans.add(offsets(application, topicId)));
    }

    /**
     * Checks that no other one runs, or was killed between plan and commit: what it has written is not in the ledger yet.
     *
     * @throws ServiceException naming the other one
     */
    void requireNoOther(ExportReplay replay, Uuid topicId) {
        applications()
                .filter(application -> !application.equals(replay.applicationId()))
                .forEach(application -> {
                    if (hasMembers(application) || hasOpenPlan(application, topicId)) {
                        throw new ServiceException("The replay " + ExportReplay.id(sink, application)
                                + " is not at its end: let it go on (--id " + ExportReplay.id(sink, application)
                                + ") before another one begins");
                    }
                });
    }

    private boolean hasOpenPlan(String application, Uuid topicId) {
        OpenPlans plans = new OpenPlans();
        plans.add(offsets(application, topicId));
        return !plans.isEmpty();
    }

    private Stream<OffsetAndMetadata> offsets(String application, Uuid topicId) {
        return new CommittedOffsets(admin, application).of(topicId).values().stream();
    }

    private Stream<String> applications() {
        return ask(() -> admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> ExportReplay.isOf(sink, group)));
    }

    private boolean hasMembers(String application) {
        return ask(() -> !Objects.requireNonNull(admin.describeConsumerGroups(List.of(application))
                        .all()
                        .get()
                        .get(application))
                .members()
                .isEmpty());
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot ask Kafka for the replays of " + sink, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka for the replays of " + sink, e);
        }
    }
}
