package io.maciestreams.simulator;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a step for each tick of the clock; if one fails, the process ends. */
final class LiveTime implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LiveTime.class);

    private final Runnable step;
    private final Duration tick;

    LiveTime(Runnable step, Duration tick) {
        this.step = step;
        this.tick = tick;
    }

    void start() {
        Thread thread = new Thread(this, "live-time");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, failure) -> {
            log.error("Time stopped", failure);
            System.exit(1);
        });
        thread.start();
    }

    @Override
    public void run() {
        long next = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            next += tick.toNanos();
            sleepUntil(next);
            step.run();
        }
    }

    private static void sleepUntil(long next) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
