package io.maciestreams.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Programs of one stack, each in a JVM of its own, and what serves them: last started, first stopped, and none outlives ours. */
public final class Programs implements AutoCloseable {
    private final Watchdog watchdog = Watchdog.start();

    /** In the order in which they are stopped. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private boolean closed;

    public synchronized ChildProcess start(JavaProgram program) {
        ChildProcess process = launch(program);
        running.addFirst(process);
        return process;
    }

    synchronized ChildProcess startToStopLast(JavaProgram program) {
        ChildProcess process = launch(program);
        running.addLast(process);
        return process;
    }

    void runToItsEnd(JavaProgram program, Duration patience) {
        ChildProcess process = start(program);
        process.awaitSuccess(patience);
        forget(process);
    }

    private synchronized void forget(ChildProcess ended) {
        running.remove(ended);
    }

    /** Takes the front of S3 among the programs: it is closed after those that are started later. */
    public synchronized S3Front add(S3Front front) {
        if (closed) {
            front.close();
            throw new StackException("The front of S3 cannot start: its stack has been stopped");
        }
        running.addFirst(front);
        return front;
    }

    private ChildProcess launch(JavaProgram program) {
        if (closed) {
            throw new StackException("The " + program.name() + " cannot start: its stack has been stopped");
        }
        return ChildProcess.start(program, watchdog);
    }

    /**
     * Checks that every program still runs; one that others depend on is named before these.
     *
     * @throws StackException naming the program, its exit code and its log
     */
    synchronized void requireAlive() {
        if (closed) {
            throw new StackException("The stack has been stopped");
        }
        running.descendingIterator().forEachRemaining(started -> {
            if (started instanceof ChildProcess process) {
                process.requireAlive();
            }
        });
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Stops all; returns when they are gone. One that cannot be stopped does not keep the others running. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        running.addLast(watchdog);
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable each : running) {
            try {
                each.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new StackException("Not every program was stopped: " + failures, failures.get(0));
        }
    }
}
