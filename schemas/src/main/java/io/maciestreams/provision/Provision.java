package io.maciestreams.provision;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Makes broker and registry ready for the services; does nothing that is done already. */
public final class Provision implements Service {

    private final ProvisionConfig config;
    private volatile @Nullable Admin admin;

    public Provision(Map<String, String> settings) {
        this(new ProvisionConfig(settings));
    }

    Provision(ProvisionConfig config) {
        this.config = config;
    }

    @Override
    public void run() throws Exception {
        try (Admin open = Admin.create(config.kafka());
                SchemaRegistryClient registry = registryClient()) {
            admin = open;
            new TopicProvision(open, config.partitions(), config.replicationFactor()).provision(Topics.ALL);
            new SchemaProvision(registry).provision(Topics.WITH_SCHEMA);
        }
    }

    @Override
    public void close() {
        // It ends by itself. Stopped half-way, it leaves the rest to the next run: only a broker that does not answer
        // would keep it.
        Admin open = admin;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private SchemaRegistryClient registryClient() {
        return SchemaRegistryClientFactory.newClient(
                List.of(config.getString(ServiceConfig.SCHEMA_REGISTRY_URL).split(",")),
                Topics.WITH_SCHEMA.size(),
                List.of(new AvroSchemaProvider()),
                config.schemaRegistry(),
                Map.of());
    }
}
