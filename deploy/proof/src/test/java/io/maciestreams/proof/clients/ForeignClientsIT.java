package io.maciestreams.proof.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.proof.ProofStack;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class ForeignClientsIT {

    private static final List<Topic<?>> TOPICS =
            List.of(Topics.FINDINGS, Topics.CLASSIFICATION_JOBS, Topics.BUCKETS, Topics.RESOURCE_PROFILES);
    private static final List<String> NAMES = TOPICS.stream().map(Topic::name).toList();

    private final ProofStack stack;
    private final Map<String, TopicDigest> written = new TreeMap<>();

    ForeignClientsIT(@TempDir Path directory) throws Exception {
        this.stack = ProofStack.start(directory);
    }

    @BeforeAll
    void writeTopics() throws Exception {
        for (Topic<?> topic : TOPICS) {
            written.put(topic.name(), WrittenTopic.write(stack, topic));
        }
    }

    @AfterAll
    void stopStack() {
        stack.close();
    }

    @Test
    void ourOwnClientReadsWhatWasWritten() {
        Map<String, TopicDigest> read = new TreeMap<>();
        TOPICS.forEach(topic -> read.put(topic.name(), new OurClient(stack).read(topic)));

        assertThat(read).isEqualTo(written);
    }

    @Test
    void kafkajsReadsTheSame() throws Exception {
        assertThat(ForeignClient.node().read(stack, NAMES)).isEqualTo(written);
    }

    @Test
    void confluentKafkaForPythonReadsTheSame() throws Exception {
        assertThat(ForeignClient.python().read(stack, NAMES)).isEqualTo(written);
    }
}
