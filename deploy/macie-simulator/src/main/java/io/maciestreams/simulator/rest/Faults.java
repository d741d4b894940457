package io.maciestreams.simulator.rest;

import io.javalin.http.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The failures of requests: those a test plans for the next calls of an operation, those of every call while Macie is
 * disabled, and those that a seed spreads over all calls.
 */
public final class Faults {

    private final Map<Operation, Deque<MacieException>> planned = new EnumMap<>(Operation.class);
    private boolean disabled;
    private @Nullable SeededFaults seeded;

    /** Lets the next calls of an operation fail, after those already planned; a client's own retries are calls too. */
    public synchronized void failNext(String operation, int times, int status, String errorType, String message) {
        Deque<MacieException> failures = planned.computeIfAbsent(Operation.named(operation), any -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            failures.add(new MacieException(status, errorType, message));
        }
    }

    /** From now on every operation answers as an account that has not enabled Macie. */
    public synchronized void disableMacie() {
        disabled = true;
    }

    public synchronized void enableMacie() {
        disabled = false;
    }

    /** From now on requests meet every kind of {@link Fault}, by chance but the same for a seed. */
    public synchronized void spread(long seed) {
        seeded = new SeededFaults(seed);
    }

    /** How many of each kind a seed has given so far. */
    public synchronized Map<Fault, Long> given() {
        return seeded == null ? Map.of() : seeded.given();
    }

    /** The answer to a request that may meet a fault; none where its connection was reset. */
    Optional<String> answer(Context request, Supplier<String> answer) {
        SeededFaults some;
        synchronized (this) {
            some = seeded;
        }
        return some == null ? Optional.of(answer.get()) : some.answer(request, answer);
    }

    synchronized void throwPlanned(Operation operation) {
        if (disabled) {
            throw new MacieException(403, "AccessDeniedException", "Macie is not enabled.");
        }
        Deque<MacieException> failures = planned.get(operation);
        if (failures != null && !failures.isEmpty()) {
            throw failures.remove();
        }
    }
}
