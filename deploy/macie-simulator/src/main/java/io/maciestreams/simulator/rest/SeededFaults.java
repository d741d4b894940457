package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Faults that befall requests by chance. Which request meets which depends on the seed and the request's number alone;
 * an answer that is given says what it would without.
 */
final class SeededFaults {

    private static final int SHORTEST_WAIT_MILLIS = 100;
    private static final int LONGEST_WAIT_MILLIS = 500;

    /** A fault, and for how long an answer is late. */
    record Meeting(Optional<Fault> fault, int waitMillis) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final long seed;
    private final AtomicLong requests = new AtomicLong();
    private final Map<Fault, Long> given = new ConcurrentHashMap<>();

    SeededFaults(long seed) {
        this.seed = seed;
    }

    Map<Fault, Long> given() {
        return new TreeMap<>(given);
    }

    /** What the request of a number meets. */
    Meeting of(long number) {
        SplittableRandom dice = new SplittableRandom(seed * 31 + number);
        return new Meeting(Fault.drawn(dice.nextInt(1_000)), dice.nextInt(SHORTEST_WAIT_MILLIS, LONGEST_WAIT_MILLIS));
    }

    /**
     * The answer to the next request; none where its connection is reset.
     *
     * @throws MacieException if the request meets an error
     */
    Optional<String> answer(Context request, Supplier<String> answer) {
        Meeting met = of(requests.getAndIncrement());
        Fault fault = met.fault().orElse(null);
        if (fault == null || (fault == Fault.NOT_FOUND && namesAResource(request))) {
            return Optional.of(answer.get());
        }
        return switch (fault) {
            case SLOW -> Optional.of(late(met.waitMillis(), answer));
            case REPEATED_TOKEN -> Optional.of(withRepeatedToken(request, answer.get()));
            case RESET -> {
                count(fault);
                ConnectionReset.of(request);
                yield Optional.empty();
            }
            default -> {
                count(fault);
                throw fault.error();
            }
        };
    }

    /** Of a resource that is named, a 404 says that it is not there; that would be no fault but a wrong answer. */
    private static boolean namesAResource(Context request) {
        return !request.pathParamMap().isEmpty() || request.path().startsWith("/resource-profiles");
    }

    private String late(int millis, Supplier<String> answer) {
        count(Fault.SLOW);
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer.get();
    }

    private String withRepeatedToken(Context request, String answer) {
        String token = tokenOf(request);
        JsonNode tree = tree(answer);
        if (token == null
                || !(tree instanceof ObjectNode page)
                || !page.path("nextToken").isTextual()) {
            return answer;
        }
        count(Fault.REPEATED_TOKEN);
        return page.put("nextToken", token).toString();
    }

    private static @Nullable String tokenOf(Context request) {
        String inQuery = request.queryParam("nextToken");
        return inQuery != null || request.body().isEmpty()
                ? inQuery
                : tree(request.body()).path("nextToken").textValue();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request that was answered, and its answer, are JSON", e);
        }
    }

    private void count(Fault fault) {
        given.merge(fault, 1L, Long::sum);
    }
}
