package io.maciestreams.sink;

import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic of results as it was at the start: one of the same name that was made anew is another. */
final class ResultsTopic {

    private static final String NAME = Topics.CLASSIFICATION_RESULTS.name();

    private final Supplier<Uuid> current;
    private final Uuid id;

    /** One of which {@code current} tells the id that its name has now. */
    ResultsTopic(Supplier<Uuid> current) {
        this.current = current;
        this.id = current.get();
    }

    static ResultsTopic of(Admin admin) {
        return new ResultsTopic(() -> describe(admin).topicId());
    }

    Uuid id() {
        return id;
    }

    /**
     * Checks that everything read so far came from this topic.
     *
     * @throws ServiceException where it was made anew
     */
    void requireSame() {
        if (!current.get().equals(id)) {
            throw new ServiceException(
                    NAME + " was deleted and made anew: start again to begin with the first record of the new one");
        }
    }

    private static TopicDescription describe(Admin admin) {
        try {
            return Objects.requireNonNull(admin.describeTopics(List.of(NAME))
                            .topicNameValues()
                            .get(NAME))
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownTopicOrPartitionException
                    ? new ServiceException("Topic " + NAME + " does not exist: run the provision step first")
                    : new IllegalStateException("Cannot describe " + NAME, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at " + NAME, e);
        }
    }
}
