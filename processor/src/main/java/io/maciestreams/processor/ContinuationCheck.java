package io.maciestreams.processor;

import static org.apache.kafka.common.IsolationLevel.READ_COMMITTED;
import static org.apache.kafka.common.IsolationLevel.READ_UNCOMMITTED;

import io.maciestreams.processor.results.ResultsTopology;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.List;

/** Keeps the results application from beginning again where results exist: it would append all of them a second time. */
record ContinuationCheck(TopicProbe topics, String applicationId) {

    /**
     * Looks whether the application goes on where it stopped, or begins at an output without results.
     *
     * @throws ServiceException where it does neither
     */
    void check() {
        // The output first: another instance that fills it meanwhile sets its offsets and memory in one transaction
        // with it.
        if (!topics.holdRecords(Topics.CLASSIFICATION_RESULTS.name(), READ_COMMITTED)) {
            return;
        }
        // One input is enough: a source that had no record yet has no offsets.
        List<String> inputs = ResultsTopology.INPUTS.stream().map(Topic::name).toList();
        if (inputs.stream().noneMatch(input -> topics.holdOffsetsOf(applicationId, input))) {
            throw refusal("it has no offsets in " + String.join(" or ", inputs) + ". Has "
                    + ProcessorConfig.APPLICATION_ID + " changed? Offsets that have expired must be set by hand");
        }
        // Uncommitted, as the end of a transaction does not reach all its partitions at the same moment.
        String memory = ResultsTopology.memoryTopic(applicationId);
        if (!topics.holdRecords(memory, READ_UNCOMMITTED)) {
            throw refusal("there is nothing in " + memory + ", by which it knows them");
        }
    }

    private ServiceException refusal(String why) {
        return new ServiceException("Application " + applicationId + " would append the results in "
                + Topics.CLASSIFICATION_RESULTS.name() + " again: " + why);
    }
}
