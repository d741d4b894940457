package io.maciestreams.processor;

import static org.apache.kafka.common.IsolationLevel.READ_COMMITTED;
import static org.apache.kafka.common.IsolationLevel.READ_UNCOMMITTED;

import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topic;
import java.util.List;

/**
 * Keeps an application that appends from beginning again where its output exists: it would append all of it a second time.
 *
 * @param memory topic by which it knows what it has appended
 */
record ContinuationCheck(
        TopicProbe topics, String applicationId, Topic<?> output, List<Topic<?>> inputs, String memory) {

    ContinuationCheck {
        inputs = List.copyOf(inputs);
    }

    /**
     * Looks whether the application goes on where it stopped, or begins at an empty output.
     *
     * @throws ServiceException where it does neither
     */
    void check() {
        // The output first: another instance that fills it meanwhile sets its offsets and memory in one transaction
        // with it.
        if (!topics.holdRecords(output.name(), READ_COMMITTED)) {
            return;
        }
        // One input is enough: a source that had no record yet has no offsets.
        List<String> names = inputs.stream().map(Topic::name).toList();
        if (names.stream().noneMatch(input -> topics.holdOffsetsOf(applicationId, input))) {
            throw refusal("it has no offsets in " + String.join(" or ", names) + ". Has "
                    + ProcessorConfig.APPLICATION_ID + " changed? Offsets that have expired must be set by hand");
        }
        // Uncommitted, as the end of a transaction does not reach all its partitions at the same moment.
        if (!topics.holdRecords(memory, READ_UNCOMMITTED)) {
            throw refusal("there is nothing in " + memory + ", by which it knows them");
        }
    }

    private ServiceException refusal(String why) {
        return new ServiceException(
                "Application " + applicationId + " would append what is in " + output.name() + " again: " + why);
    }
}
