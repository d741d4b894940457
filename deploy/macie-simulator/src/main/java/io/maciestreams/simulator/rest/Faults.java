package io.maciestreams.simulator.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** The failures a test plans: the next calls of an operation, or every call while Macie is disabled. */
public final class Faults {

    private final Map<Operation, Deque<MacieException>> planned = new EnumMap<>(Operation.class);
    private boolean disabled;

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
