package io.maciestreams.processor;

import io.maciestreams.processor.fixtures.Scan;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Publishes findings, slice by slice, until it is stopped or all are out. */
final class Load {

    private static final int SLICE = 100;
    private static final long PAUSE_MS = 200;

    private final TestedStack stack;
    private final List<Scan> scans;
    private final CompletableFuture<List<Scan>> published;
    private volatile boolean stopped;

    Load(TestedStack stack, List<Scan> scans) {
        this.stack = stack;
        this.scans = scans;
        this.published = CompletableFuture.supplyAsync(this::run);
    }

    /** What has been published. */
    List<Scan> stop() throws ExecutionException, InterruptedException {
        stopped = true;
        return published.get();
    }

    private List<Scan> run() {
        int end = 0;
        while (!stopped && end < scans.size()) {
            int start = end;
            end = Math.min(start + SLICE, scans.size());
            stack.publish(scans.subList(start, end));
            pause();
        }
        return scans.subList(0, end);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
