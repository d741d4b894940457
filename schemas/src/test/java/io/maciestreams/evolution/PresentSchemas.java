package io.maciestreams.evolution;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.maciestreams.provision.SchemaProvision;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.util.Collection;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The schemas of today, exactly as the provision step registers them. */
final class PresentSchemas {

    private static final String SCOPE = "present-schemas";

    private PresentSchemas() {}

    /** One for each value type, by name. */
    static Collection<Schema> all() throws IOException, RestClientException {
        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(SCOPE);
        try {
            new SchemaProvision(registry).provision(Topics.WITH_SCHEMA);
            TreeMap<String, Schema> byName = new TreeMap<>();
            for (Topic<?> topic : Topics.WITH_SCHEMA) {
                String text =
                        registry.getLatestSchemaMetadata(topic.valueSubject()).getSchema();
                Schema schema = new Schema.Parser().parse(text);
                byName.put(schema.getName(), schema);
            }
            return byName.values();
        } finally {
            MockSchemaRegistry.dropScope(SCOPE);
        }
    }
}
