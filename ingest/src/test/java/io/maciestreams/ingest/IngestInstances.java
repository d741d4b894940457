package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.local.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Instances of ingest with the same settings, each a process of its own that can be killed. */
final class IngestInstances implements AutoCloseable {

    private final IngestStack stack;
    private final Path folder;
    private final Map<String, String> settings;
    private final List<ChildProcess> instances = new ArrayList<>();

    private IngestInstances(IngestStack stack, Path folder, Map<String, String> settings) {
        this.stack = stack;
        this.folder = folder;
        this.settings = Map.copyOf(settings);
    }

    static IngestInstances start(int number, IngestStack stack, Path folder, Map<String, String> settings)
            throws IOException {
        IngestInstances started = new IngestInstances(stack, folder, settings);
        try {
            for (int i = 0; i < number; i++) {
                started.instances.add(started.start(i));
            }
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** Kills an instance as a crash would, and starts it again at once. */
    void killAndStartAgain(int number) throws IOException {
        assertNoneEnded();
        instances.get(number).kill();
        instances.set(number, start(number));
    }

    /** That no instance has ended by itself. */
    void assertNoneEnded() {
        assertThat(instances).allMatch(ChildProcess::isAlive);
    }

    private ChildProcess start(int number) throws IOException {
        return IngestProcess.start(stack, folder, settings.get("ingest.application.id") + "-" + (number + 1), settings);
    }

    @Override
    public void close() {
        instances.forEach(ChildProcess::kill);
    }
}
