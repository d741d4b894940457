package io.maciestreams.local.run;

import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.LocalStack;
import io.maciestreams.local.StackException;
import io.maciestreams.topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** One application of the processor in a process of its own: how fast it works off what is there, and what it keeps. */
final class MeasuredProcessor {

    private static final long PAUSE_MS = 50;

    private final LocalStack stack;
    private final DataFolder folder;
    private final String application;
    private final String group;

    MeasuredProcessor(LocalStack stack, DataFolder folder, String application) {
        this.stack = stack;
        this.folder = folder;
        this.application = application;
        this.group = "macie-streams-" + application;
    }

    /**
     * Runs the application until nothing is left in its input. The first records are not measured: starting a JVM, and
     * compiling what it runs, is no part of the work.
     */
    Work drain(Topic<?> input, int warmUp) throws IOException, ExecutionException, InterruptedException {
        try (GroupOffsets offsets = new GroupOffsets(stack)) {
            long before = offsets.committed(group, input.name());
            ChildProcess processor = start();
            while (offsets.committed(group, input.name()) < before + warmUp) {
                pause(processor);
            }
            long first = offsets.committed(group, input.name());
            long start = System.nanoTime();
            Duration timeBefore = ProcessorTime.of(processor.pid());
            while (offsets.lags(group, input.name())) {
                pause(processor);
            }
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            Duration processorTime = ProcessorTime.of(processor.pid()).minus(timeBefore);
            processor.stop();
            return new Work(new Rate(offsets.committed(group, input.name()) - first, time), processorTime);
        }
    }

    /** How long the application takes from the start of its process until it works. */
    Duration startingTime() throws IOException, InterruptedException {
        long before = starts();
        long start = System.nanoTime();
        ChildProcess processor = start();
        while (starts() == before) {
            pause(processor);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        processor.stop();
        return time;
    }

    /** Bytes of the state on disk. */
    long stateBytes() throws IOException {
        long bytes = 0;
        for (Path file : stateFiles()) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    void forgetState() throws IOException {
        for (Path file : stateFiles()) {
            Files.delete(file);
        }
    }

    private List<Path> stateFiles() throws IOException {
        try (Stream<Path> files = Files.walk(state())) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private ChildProcess start() {
        return Services.startApplication(stack, folder, application, state());
    }

    private Path state() {
        return folder.path().resolve("state-of-" + application);
    }

    private long starts() throws IOException {
        Path log = stack.log("processor");
        if (!Files.exists(log)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.endsWith("Application " + application + " is now RUNNING"))
                    .count();
        }
    }

    private void pause(ChildProcess processor) throws InterruptedException {
        if (!processor.isAlive()) {
            throw new StackException("The processor has ended by itself, see " + stack.log("processor"));
        }
        Thread.sleep(PAUSE_MS);
    }
}
