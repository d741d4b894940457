package io.maciestreams.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.local.Stack;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(
        named = Stack.KIND_PROPERTY,
        matches = "containers",
        disabledReason = "the run command is the local stack")
class KilledRunIT {

    private final Path data;

    KilledRunIT(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void agreesAfterEachServiceWasKilledHalfWay() throws Exception {
        String[] options = {"--seed", "11", "--objects", "1500", "--data", data.toString()};
        killOnceItHasAddedTo("findings", "ingest", options);
        killOnceItHasAddedTo("classification results", "processor", options);
        killOnceItHasAddedTo("S3 objects", "sink", options);

        try (RunCommand run = RunCommand.start(withOnce(options))) {
            assertThat(run.awaitExit()).as("%s", run.output()).isZero();
            assertThat(run.reconciledBuckets()).isGreaterThan(1);
            assertThat(run.output())
                    .anyMatch(line -> line.matches("findings ([\\d,]+) of \\1 ok"))
                    .anyMatch(line -> line.matches("classification results ([\\d,]+) of \\1 ok"))
                    .anyMatch(line -> line.matches("OCSF documents ([\\d,]+) of \\1, .* ok"))
                    .anyMatch(line -> line.matches("ECS documents ([\\d,]+) of \\1, .* ok"))
                    .anyMatch(line -> line.matches("alerts ([\\d,]+) of \\1, .* ok"))
                    .anyMatch(line -> line.matches("finding counts ([\\d,]+) of \\1 ok"));
        }
    }

    private static void killOnceItHasAddedTo(String count, String service, String[] options) throws Exception {
        try (RunCommand run = RunCommand.start(options)) {
            run.awaitGrowth(count);
            run.kill(service);

            run.assertEndedWith(service);
        }
    }

    private static String[] withOnce(String[] options) {
        return Stream.concat(Stream.of("--once"), Arrays.stream(options)).toArray(String[]::new);
    }
}
