package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration;
import software.amazon.awssdk.services.macie2.model.S3Destination;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class ExportConfigurationTest {

    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private MacieSimulator simulator;
    private SdkClient client;

    @BeforeEach
    void start() {
        simulator = MacieSimulator.start(SimulatorOptions.of(1, 0, Fixtures.EPOCH));
        client = new SdkClient(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void isUnsetAtFirst() {
        assertThat(get()).isNull();
    }

    @Test
    void answersWhatWasPut() {
        Consumer<S3Destination.Builder> destination =
                s3 -> s3.bucketName("results-bucket").kmsKeyArn(KEY).keyPrefix("macie/");
        S3Destination expected =
                S3Destination.builder().applyMutation(destination).build();
        assertThat(put(destination).s3Destination()).isEqualTo(expected);
        assertThat(get().s3Destination()).isEqualTo(expected);
    }

    @Test
    void leavesAbsentMembersAbsent() {
        put(s3 -> s3.bucketName("results-bucket").kmsKeyArn(KEY));
        assertThat(get().s3Destination().keyPrefix()).isNull();
    }

    @Test
    void refusesADestinationWithoutBucketOrKey() {
        assertRefused(s3 -> s3.kmsKeyArn(KEY));
        assertRefused(s3 -> s3.bucketName("results-bucket"));
        assertRefused(s3 -> s3.bucketName("Not_A_Bucket").kmsKeyArn(KEY));
        assertRefused(s3 -> s3.bucketName("results-bucket").kmsKeyArn("alias/mine"));
        assertThatThrownBy(() -> client.macie().putClassificationExportConfiguration(request -> {}))
                .isInstanceOf(ValidationException.class);
        assertThat(get()).isNull();
    }

    /** Over plain HTTP: the SDK's model of this version does not have the member yet. */
    @Test
    void keepsTheExpectedBucketOwner() throws Exception {
        assertThat(putRaw("me").statusCode()).isEqualTo(400);
        HttpResponse<String> answer = putRaw("111122223333");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(("{'configuration':{'s3Destination':{'bucketName':'results-bucket','kmsKeyArn':'" + KEY
                                + "','expectedBucketOwner':'111122223333'}}}")
                        .replace('\'', '"'));
    }

    private HttpResponse<String> putRaw(String owner) throws Exception {
        String body =
                """
                {"configuration": {"s3Destination":
                  {"bucketName": "results-bucket", "kmsKeyArn": "%s", "expectedBucketOwner": "%s"}}}
                """;
        URI uri = simulator.endpoint().resolve("/classification-export-configuration");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .PUT(HttpRequest.BodyPublishers.ofString(body.formatted(KEY, owner)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void assertRefused(Consumer<S3Destination.Builder> destination) {
        assertThatThrownBy(() -> put(destination)).isInstanceOf(ValidationException.class);
    }

    private ClassificationExportConfiguration get() {
        return client.macie()
                .getClassificationExportConfiguration(request -> {})
                .configuration();
    }

    private ClassificationExportConfiguration put(Consumer<S3Destination.Builder> destination) {
        return client.macie()
                .putClassificationExportConfiguration(
                        request -> request.configuration(configuration -> configuration.s3Destination(destination)))
                .configuration();
    }
}
