package io.maciestreams.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.local.Checkout;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.LocalStack;
import io.maciestreams.local.Ports;
import io.maciestreams.local.ReadyCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;
import software.amazon.awssdk.services.macie2.model.S3Destination;

/** The Macie simulator as a child process, and the two ways to ask it: as Macie, and for its truth. */
final class SimulatedMacie implements AutoCloseable {

    /**
     * What the simulator knows of its account.
     *
     * @param buckets ARNs
     */
    record Truth(List<String> buckets, long findings) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JAR = "deploy/macie-simulator/target/macie-streams-simulator.jar";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final Macie2Client macie;

    private SimulatedMacie(URI endpoint) {
        this.endpoint = endpoint;
        this.macie = Macie2Client.builder()
                .endpointOverride(endpoint)
                .region(LocalCredentials.REGION)
                .credentialsProvider(LocalCredentials.PROVIDER)
                .build();
    }

    static SimulatedMacie start(LocalStack stack, AccountSpec account) {
        int port = Ports.pickOne();
        SimulatedMacie simulator = new SimulatedMacie(URI.create("http://127.0.0.1:" + port));
        ChildProcess process = stack.start(program(stack, account, port));
        process.awaitReady(ReadyCheck.ok(simulator.truthAddress()), PATIENCE);
        return simulator;
    }

    private static JavaProgram program(LocalStack stack, AccountSpec account, int port) {
        return JavaProgram.jar("simulator", Checkout.find().home().resolve(JAR), stack.log("simulator"))
                .withArguments(
                        "--port=" + port,
                        "--seed=" + account.seed(),
                        "--objects=" + account.objects(),
                        "--malformed-findings=" + account.malformedFindings(),
                        "--epoch=" + account.epoch(),
                        "--account=" + AccountSpec.ACCOUNT_ID,
                        "--region=" + AccountSpec.REGION);
    }

    URI endpoint() {
        return endpoint;
    }

    private URI truthAddress() {
        return endpoint.resolve("/simulator/truth");
    }

    Truth truth() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(truthAddress()).build();
        JsonNode answer = new ObjectMapper()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
        List<String> buckets = new ArrayList<>();
        answer.required("buckets").forEach(bucket -> buckets.add(bucket.asText()));
        return new Truth(buckets, answer.required("findings").asLong());
    }

    /** Sets where Macie, and so the sink, writes its results. */
    void exportTo(String bucket, String kmsKeyArn) {
        S3Destination destination =
                S3Destination.builder().bucketName(bucket).kmsKeyArn(kmsKeyArn).build();
        macie.putClassificationExportConfiguration(
                request -> request.configuration(configuration -> configuration.s3Destination(destination)));
    }

    GetResourceProfileResponse resourceProfile(String bucketArn) {
        return macie.getResourceProfile(request -> request.resourceArn(bucketArn));
    }

    @Override
    public void close() {
        macie.close();
    }
}
