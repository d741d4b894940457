package io.maciestreams.provision;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.maciestreams.topics.Topic;
import java.io.IOException;
import java.util.Collection;
import org.apache.avro.specific.SpecificData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the schema of each topic's values, and asks the registry to refuse incompatible ones from then on. */
public final class SchemaProvision {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaProvision.class);
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final SchemaRegistryClient registry;

    public SchemaProvision(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /**
     * Registers what is not registered yet.
     *
     * @throws RestClientException where the registry refuses: status 409 means that the schema is incompatible
     */
    public void provision(Collection<Topic<?>> topics) throws IOException, RestClientException {
        for (Topic<?> topic : topics) {
            int id = registry.register(topic.valueSubject(), portableSchema(topic));
            registry.updateCompatibility(topic.valueSubject(), COMPATIBILITY);
            LOG.info("Registered {} as schema {}", topic.valueSubject(), id);
        }
    }

    // Without the properties that only the generated Java classes need: serializers look it up in that form, too. Made
    // from the class itself: Avro makes records by name only of classes that somebody has named as trusted.
    private static AvroSchema portableSchema(Topic<?> topic) {
        Object empty = SpecificData.newInstance(topic.valueType(), topic.valueSchema());
        return new AvroSchema(AvroSchemaUtils.getSchema(empty, false, false, true));
    }
}
