package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.simulator.rest.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeededFaultsTest {

    private static final String NO_ANSWER = "no answer";
    private static final String LIST =
            "{\"maxResults\":5,\"sortCriteria\":{\"attributeName\":\"updatedAt\",\"orderBy\":\"ASC\"}%s}";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theSameSeedGivesTheSameRequestsTheSameFaults() throws Exception {
        List<String> first = statuses(5, 300);
        assertThat(statuses(5, 300)).isEqualTo(first);
        assertThat(statuses(6, 300)).isNotEqualTo(first);
    }

    @Test
    void everyKindIsMetAndTheTruthTellsHowOften() throws Exception {
        try (MacieSimulator simulator = MacieSimulator.start(SimulatorOptions.of(1, 100, Fixtures.EPOCH))) {
            String second = nextToken(post(simulator, LIST.formatted("")));
            simulator.faults().spread(5);
            Map<String, Long> answered = new TreeMap<>();
            for (int i = 0; i < 1_500; i++) {
                answered.merge(answer(simulator, second), 1L, Long::sum);
            }
            Map<Fault, Long> given = simulator.faults().given();
            assertThat(given).containsOnlyKeys(Fault.values());
            assertThat(answered)
                    .containsEntry(NO_ANSWER, given.get(Fault.RESET))
                    .containsEntry("repeated", given.get(Fault.REPEATED_TOKEN))
                    .containsEntry("429 ThrottlingException", given.get(Fault.THROTTLED))
                    .hasEntrySatisfying("200", times -> assertThat(times).isGreaterThan(1_200));
            assertThat(truth(simulator).path("faults").path("RESET").asLong())
                    .isEqualTo(simulator.faults().given().get(Fault.RESET));
        }
    }

    @Test
    void anAnswerSaysWhatItWouldWithoutFaults() throws Exception {
        try (MacieSimulator simulator = MacieSimulator.start(SimulatorOptions.of(1, 100, Fixtures.EPOCH))) {
            String without = post(simulator, LIST.formatted("")).body();
            simulator.faults().spread(5);
            for (int i = 0; i < 300; i++) {
                try {
                    HttpResponse<String> answer = post(simulator, LIST.formatted(""));
                    assertThat(answer.statusCode() == 200 ? answer.body() : without)
                            .isEqualTo(without);
                } catch (IOException reset) {
                    assertThat(simulator.faults().given()).containsKey(Fault.RESET);
                }
            }
        }
    }

    @Test
    void aResourceThatIsThereIsNeverNotFound() throws Exception {
        try (MacieSimulator simulator = MacieSimulator.start(SimulatorOptions.of(1, 100, Fixtures.EPOCH))) {
            simulator.faults().spread(5);
            URI profile = simulator
                    .endpoint()
                    .resolve("/resource-profiles?resourceArn="
                            + simulator.account().truth().buckets().get(0));
            for (int i = 0; i < 600; i++) {
                assertThat(status(HttpRequest.newBuilder(profile).build())).doesNotStartWith("404");
            }
            assertThat(simulator.faults().given()).containsKey(Fault.THROTTLED);
        }
    }

    private List<String> statuses(long faultSeed, int requests) throws Exception {
        List<String> statuses = new ArrayList<>();
        try (MacieSimulator simulator =
                MacieSimulator.start(SimulatorOptions.of(1, 20, Fixtures.EPOCH).withFaults(faultSeed))) {
            for (int i = 0; i < requests; i++) {
                statuses.add(status(request(simulator, LIST.formatted(""))));
            }
        }
        assertThat(Collections.frequency(statuses, "200")).isBetween(requests / 2, requests - 1);
        return statuses;
    }

    private String answer(MacieSimulator simulator, String token) throws Exception {
        HttpRequest request = request(simulator, LIST.formatted(",\"nextToken\":\"" + token + "\""));
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && nextToken(answer).equals(token) ? "repeated" : status(answer);
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    private String status(HttpRequest request) throws InterruptedException {
        try {
            return status(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    private static String status(HttpResponse<String> answer) {
        return (answer.statusCode() + " "
                        + answer.headers().firstValue("x-amzn-ErrorType").orElse(""))
                .trim();
    }

    private HttpResponse<String> post(MacieSimulator simulator, String body) throws Exception {
        return http.send(request(simulator, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(MacieSimulator simulator, String body) {
        return HttpRequest.newBuilder(simulator.endpoint().resolve("/findings"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String nextToken(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body()).path("nextToken").asText();
    }

    private JsonNode truth(MacieSimulator simulator) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(simulator.endpoint().resolve("/simulator/truth"))
                .build();
        return new ObjectMapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
