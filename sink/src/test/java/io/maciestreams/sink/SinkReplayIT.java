package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.local.Stack;
import io.maciestreams.service.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that had no destination when they came get one later. */
class SinkReplayIT {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Stack stack;
    private TestShard shard;

    @BeforeEach
    void start(@TempDir Path folder) {
        stack = ProvisionedStack.emptied();
        shard = TestShard.aloneOn(stack);
    }

    @AfterEach
    void stop() {
        shard.close();
    }

    @Test
    void whatWasPassedOverIsExportedOnceThoughTheReplayCrashesAndTheSinkGoesOn() throws Exception {
        shard.configure(null);
        shard.publishEverywhere(60);
        try (RunningSink sink = RunningSink.start(shard.config())) {
            shard.awaitAllRead();
            RunningSink.start(replay("early", uploader -> uploader)).awaitEnd();
            assertThat(shard.ledger()).isEmpty();
            shard.configure();
            shard.publishEverywhere(60);
            shard.awaitAllRead();
            assertThat(verify()).anyMatch(line -> line.contains("are in no object"));

            RunningSink crashing = RunningSink.start(replay("late", uploader -> new CrashingUploader(uploader, 1)));
            assertThat(crashing.awaitFailure()).isInstanceOf(CrashingUploader.Crash.class);
            assertThat(verify()).noneMatch(line -> line.contains("is in no ledger record"));
            assertThat(RunningSink.start(replay("later", uploader -> uploader)).awaitFailure())
                    .hasMessageContaining("--id late");
            shard.publishEverywhere(60);
            RunningSink.start(replay("late", uploader -> uploader)).awaitEnd();
            shard.awaitExactlyOnce();
            RunningSink.start(replay("later", uploader -> uploader)).awaitEnd();

            shard.assertExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
        shard.kafka.forget(shard.group);
        try (RunningSink sink = RunningSink.start(shard.config())) {
            shard.awaitExactlyOnce();
            assertThat(sink.isRunning()).isTrue();
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("replay late: 60 results in", "replay later: 0 results in 0 objects");
        assertThat(shard.bucket.lines().keySet())
                .anyMatch(key -> key.startsWith("exports/macie-streams/replay-late/AWSLogs/"))
                .anyMatch(key -> key.startsWith("exports/macie-streams/AWSLogs/"));
        assertThat(verify()).singleElement().asString().startsWith("note: clean: ");
    }

    private ExportReplayService replay(String id, UnaryOperator<ObjectUploader> around) {
        ExportReplay replay = new ExportReplay(shard.group, id);
        SinkConfig config = replay.config(shard.settings());
        return new ExportReplayService(
                replay,
                config,
                () -> around.apply(new S3ObjectUploader(new S3Clients(config), config.partSize())),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> verify() throws Exception {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        SinkConfig config = shard.config();
        try {
            new VerifyService(config, new PrintStream(lines, true, StandardCharsets.UTF_8), Clock.systemUTC()).run();
        } catch (ServiceException differences) {
            // They are in the lines.
        }
        return lines.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("note: ") || line.startsWith("difference: "))
                .toList();
    }
}
