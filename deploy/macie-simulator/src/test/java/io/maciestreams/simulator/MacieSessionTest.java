package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.AccessDeniedException;
import software.amazon.awssdk.services.macie2.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.macie2.model.GetMacieSessionResponse;
import software.amazon.awssdk.services.macie2.model.MacieStatus;

class MacieSessionTest {

    @Test
    void tellsThatMacieIsEnabledAndSinceWhenUnlessItIsNot() {
        try (MacieSimulator simulator = MacieSimulator.start(Fixtures.options());
                SdkClient client = new SdkClient(simulator)) {
            GetMacieSessionResponse session = client.macie().getMacieSession(request -> {});
            assertThat(session.status()).isEqualTo(MacieStatus.ENABLED);
            assertThat(session.findingPublishingFrequency()).isEqualTo(FindingPublishingFrequency.FIFTEEN_MINUTES);
            assertThat(session.serviceRole()).startsWith("arn:aws:iam::111122223333:role/aws-service-role/");
            assertThat(simulator.account().jobs()).allMatch(job -> session.createdAt()
                    .isBefore(Instant.parse(job.path("createdAt").asText())));
            simulator.faults().disableMacie();
            assertThatThrownBy(() -> client.macie().getMacieSession(request -> {}))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("Macie is not enabled");
        }
    }
}
