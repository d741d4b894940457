package io.maciestreams.processor.rebuild;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** The topics that Kafka Streams makes for an application, by the names of its topology. */
record InternalNames(String applicationId, Set<String> stores, Set<String> repartitions) {

    private static final String REPARTITION = "-repartition";

    static InternalNames of(String applicationId, Topology topology) {
        Set<String> stores = new TreeSet<>();
        Set<String> repartitions = new TreeSet<>();
        topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .forEach(node -> {
                    if (node instanceof TopologyDescription.Processor processor) {
                        stores.addAll(processor.stores());
                    } else if (node instanceof TopologyDescription.Sink sink
                            && sink.topic() != null
                            && sink.topic().endsWith(REPARTITION)) {
                        repartitions.add(sink.topic());
                    }
                });
        return new InternalNames(applicationId, stores, repartitions);
    }

    String changelog(String store) {
        return applicationId + "-" + store + "-changelog";
    }

    Set<String> repartitionTopics() {
        Set<String> topics = new TreeSet<>();
        repartitions.forEach(name -> topics.add(applicationId + "-" + name));
        return topics;
    }

    /** All of them. */
    Stream<String> topics() {
        return Stream.concat(stores.stream().map(this::changelog), repartitionTopics().stream());
    }
}
