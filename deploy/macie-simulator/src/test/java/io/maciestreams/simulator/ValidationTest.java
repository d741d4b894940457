package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over plain HTTP: the SDK's client does not let such requests through. */
class ValidationTest {

    private static MacieSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = MacieSimulator.start(Fixtures.options());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  | /findings/describe           |                                    | findingIds is required",
                "POST  | /findings/describe           | {'findingIds': null}               | findingIds is required",
                "POST  | /findings/describe           | {'findingIds': 'x'}                | findingIds must be a list",
                "POST  | /findings/describe           | {'findingIds': ['x', 1]}           | findingIds[1] must be a text",
                "POST  | /findings/describe           | {'findingIds': [null]}             | findingIds[0] must be a text",
                "POST  | /findings                    | [1]                                | The request body must be an object",
                "POST  | /findings                    | {'maxResults': 1.5}                | maxResults must be a whole number",
                "POST  | /findings                    | {'maxResults': 3000000000}         | maxResults must be a whole number",
                "POST  | /findings                    | {'sortCriteria': {'attributeName': 'type', 'orderBy': 'UP'}} | sortCriteria.orderBy must be one of [ASC, DESC]",
                "POST  | /findings                    | {'findingCriteria': {'criterion': {'type': {'eq': 'x'}}}} | findingCriteria.criterion.type.eq must be a list",
                "POST  | /findings                    | {'findingCriteria': {'criterion': {'type': 'x'}}} | findingCriteria.criterion.type must be an object",
                "POST  | /findings/sample             | {'findingTypes': ['Policy']}       | findingTypes[0] must be one of [Policy:IAMUser/",
                "POST  | /jobs/list                   | {'filterCriteria': {'includes': [{'key': 'size'}]}} | filterCriteria.includes[0].key must be one of [createdAt, jobStatus, jobType, name]",
                "PATCH | /jobs/x                      | {}                                 | jobStatus is required",
                "PATCH | /jobs/x                      | {'jobStatus': ''}                  | jobStatus is required",
                "PATCH | /jobs/x                      | {'jobStatus': 'GONE'}              | jobStatus must be one of [CANCELLED, COMPLETE",
                "PUT   | /classification-export-configuration | {}                         | configuration is required",
                "PUT   | /classification-export-configuration | {'configuration': {}}      | configuration.s3Destination is required",
                "PUT   | /classification-export-configuration | {'configuration': {'s3Destination': {'bucketName': 'b'}}} | configuration.s3Destination.kmsKeyArn is required",
                "GET   | /resource-profiles           |                                    | resourceArn is required",
                "GET   | /resource-profiles?resourceArn= |                                 | resourceArn is required",
                "PATCH | /resource-profiles           | {}                                 | resourceArn is required",
                "PATCH | /resource-profiles?resourceArn=x | {'sensitivityScoreOverride': '100'} | sensitivityScoreOverride must be a whole number",
                "GET   | /resource-profiles/artifacts |                                    | resourceArn is required",
                "GET   | /resource-profiles/detections?resourceArn=x&maxResults=many |     | maxResults must be a whole number",
                "GET   | /resource-profiles/detections?resourceArn=x&maxResults=0    |     | maxResults must be at least 1",
                "GET   | /resource-profiles/detections?resourceArn=x&maxResults=26   |     | maxResults must be at most 25",
                "PATCH | /resource-profiles/detections?resourceArn=x | {'suppressDataIdentifiers': [{'type': 'MINE'}]} | suppressDataIdentifiers[0].type must be one of [CUSTOM, MANAGED]",
            })
    void refusesWhatTheServiceModelDoesNotAllow(String method, String path, @Nullable String body, String message)
            throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.body()).startsWith("{\"message\":\"" + message);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ValidationException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  | /findings             | {'colour': 'blue', 'findingCriteria': {'shape': 1}}",
                "POST  | /findings             | {'maxResults': null, 'findingCriteria': null}",
                "POST  | /findings             | {'findingCriteria': {'criterion': {'archived': {'eq': ['true'], 'like': 1}}}}",
                "POST  | /jobs/list            | {'filterCriteria': {'either': []}}",
                "GET   | /macie?colour=blue    | ",
                "GET   | /macie                | no JSON",
            })
    void ignoresWhatTheServiceModelDoesNotKnow(String method, String path, @Nullable String body) throws Exception {
        assertThat(send(method, path, body).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        String json = body == null ? "" : body.replace('\'', '"');
        HttpRequest request = HttpRequest.newBuilder(simulator.endpoint().resolve(path))
                .method(method, BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
