package io.maciestreams.sink;

import io.maciestreams.service.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
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
        return Answer.of(admin.listGroups().all(), "its groups").stream()
                .map(GroupListing::groupId)
                .filter(group -> ExportReplay.isOf(sink, group));
    }

    private boolean hasMembers(String application) {
        Map<String, ConsumerGroupDescription> groups =
                Answer.of(admin.describeConsumerGroups(List.of(application)).all(), "the members of " + application);
        return !Objects.requireNonNull(groups.get(application)).members().isEmpty();
    }
}
