package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.macie2.model.AccessDeniedException;
import software.amazon.awssdk.services.macie2.model.InternalServerException;
import software.amazon.awssdk.services.macie2.model.Macie2Exception;
import software.amazon.awssdk.services.macie2.model.ThrottlingException;

class ErrorsTest {

    private MacieSimulator simulator;
    private SdkClient client;

    @BeforeEach
    void start() {
        simulator = MacieSimulator.start(Fixtures.options());
        client = new SdkClient(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void plannedFailuresHitTheirOperationInOrderAndThenEnd() {
        simulator.faults().failNext("ListFindings", 2, 429, "ThrottlingException", "Rate exceeded");
        simulator.faults().failNext("ListFindings", 1, 500, "InternalServerException", "Broken");
        assertThat(client.macie()
                        .getFindings(request -> request.findingIds("x"))
                        .findings())
                .isEmpty();
        assertThatThrownBy(this::list).isInstanceOf(ThrottlingException.class).hasMessageContaining("Rate exceeded");
        assertThatThrownBy(this::list).isInstanceOf(ThrottlingException.class);
        assertThatThrownBy(this::list).isInstanceOf(InternalServerException.class);
        list();
        assertThat(simulator.requests("ListFindings")).isEqualTo(4);
    }

    @Test
    void aDisabledAccountRefusesEverythingUntilItIsEnabled() {
        simulator.faults().disableMacie();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(this::list)
                .satisfies(denied -> assertThat(denied.statusCode()).isEqualTo(403))
                .withMessageContaining("Macie is not enabled.");
        assertThatThrownBy(() -> client.macie().getClassificationExportConfiguration(request -> {}))
                .isInstanceOf(AccessDeniedException.class);
        simulator.faults().enableMacie();
        list();
    }

    @Test
    void refusesToPlanFailuresOfAnUnknownOperation() {
        assertThatThrownBy(() -> simulator.faults().failNext("ListFinding", 1, 500, "X", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOperationItDoesNotSpeakIsNoMissingResource() {
        assertThatExceptionOfType(Macie2Exception.class)
                .isThrownBy(() -> client.macie().listMembers(request -> {}))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(501))
                .withMessageContaining("does not speak GET /members");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/findings               | {",
                "/findings               | []",
                "/findings               | {} {}",
                "/findings               | {\"maxResults\": \"5\"}",
                "/findings               | {\"findingCriteria\": 1}",
                "/jobs/list              | {\"filterCriteria\": []}",
                "/jobs/list              | {\"filterCriteria\": {\"includes\": {}}}",
                "/jobs/list              | {\"filterCriteria\": {\"includes\": [1]}}",
                "/datasources/s3         | {\"criteria\": []}",
                "/datasources/s3         | {\"criteria\": {\"bucketName\": {\"eq\": \"payroll\"}}}",
                "/datasources/s3         | {\"criteria\": {\"objectCount\": {\"gt\": \"5\"}}}",
                "/datasources/s3/statistics | {\"accountId\": 1}",
            })
    void refusesABodyThatIsNotWhatTheApiTakes(String path, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(simulator.endpoint().resolve(path))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ValidationException");
        assertThat(answer.body()).startsWith("{\"message\":");
    }

    private void list() {
        assertThat(client.macie().listFindings(request -> {}).findingIds()).isNotEmpty();
    }
}
