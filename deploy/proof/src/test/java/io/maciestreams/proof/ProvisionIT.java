package io.maciestreams.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.local.LocalStack;
import io.maciestreams.provision.Provision;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.PublicTopic;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionIT {

    private final Path folder;

    ProvisionIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void createsTopicsOnceAndRefusesOthers() throws Exception {
        try (LocalStack stack = LocalStack.start(folder);
                Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            // Many partitions: the brokers know of them a while after the controller.
            provision(stack, 50);
            provision(stack, 50);

            assertThat(admin.listTopics().names().get())
                    .containsAll(Topics.ALL.stream().map(PublicTopic::name).toList());
            assertThatThrownBy(() -> provision(stack, 4))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("macie.findings has 50 partitions, expected 4");

            deleteFindingsAfterAWeek(admin);
            assertThatThrownBy(() -> provision(stack, 50))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("macie.findings has retention.ms=604800000, expected -1");
        }
    }

    private static void provision(LocalStack stack, int partitions) throws Exception {
        new Provision(Map.of(
                        "kafka.bootstrap.servers", stack.bootstrapServers(),
                        "schema.registry.url", stack.schemaRegistryUrl(),
                        "topics.partitions", String.valueOf(partitions),
                        "topics.replication.factor", "1"))
                .run();
    }

    private static void deleteFindingsAfterAWeek(Admin admin) throws Exception {
        ConfigResource findings = new ConfigResource(ConfigResource.Type.TOPIC, Topics.FINDINGS.name());
        AlterConfigOp week = new AlterConfigOp(new ConfigEntry("retention.ms", "604800000"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(findings, List.of(week))).all().get();
    }
}
