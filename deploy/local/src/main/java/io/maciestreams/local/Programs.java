package io.maciestreams.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Programs of one stack, each in a JVM of its own: last started, first stopped, and none outlives ours. */
public final class Programs implements AutoCloseable {
    private final Watchdog watchdog = Watchdog.start();

    /** In the order in which they are stopped. */
    private final Deque<ChildProcess> running = new ArrayDeque<>();

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

    private ChildProcess launch(JavaProgram program) {
        if (closed) {
            throw new StackException("The " + program.name() + " cannot start: its stack has been stopped");
        }
        return ChildProcess.start(program, watchdog);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Stops all; returns when they are gone. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (watchdog) {
            running.forEach(ChildProcess::stop);
        }
    }
}
