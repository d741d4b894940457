package io.maciestreams.local.run;

import java.util.concurrent.CountDownLatch;

/** Ctrl-C or SIGTERM: interrupts the run, and keeps the JVM until the run has stopped everything in order. */
final class StopRequest {

    private final Thread run;
    private final CountDownLatch runEnded = new CountDownLatch(1);
    private volatile boolean made;

    private StopRequest(Thread run) {
        this.run = run;
    }

    /** Lets a stop from outside interrupt the calling thread, until {@link #runHasEnded()}. */
    static StopRequest toThisThread() {
        StopRequest request = new StopRequest(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(request::make, "run-stop"));
        return request;
    }

    private void make() {
        made = true;
        run.interrupt();
        try {
            runEnded.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the user has asked to stop; then whatever fails does so because of that. */
    boolean isMade() {
        return made;
    }

    void runHasEnded() {
        runEnded.countDown();
    }
}
