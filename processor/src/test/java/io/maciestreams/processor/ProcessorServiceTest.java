package io.maciestreams.processor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorServiceTest {

    private static final int LESS_THAN_A_REQUEST_WAITS_SECONDS = 30;

    @Test
    void endsInOrderWhenItIsClosedAndInterruptedWhileNoBrokerAnswers(@TempDir Path stateDir) throws Exception {
        ProcessorService service = new ProcessorService(Map.of(
                "kafka.bootstrap.servers",
                "127.0.0.1:1",
                "schema.registry.url",
                "mock://unused",
                "state.dir",
                stateDir.toString()));
        FutureTask<@Nullable Void> end = new FutureTask<>(() -> {
            service.run();
            return null;
        });
        Thread thread = new Thread(end, "processor");
        thread.start();
        await().atMost(LESS_THAN_A_REQUEST_WAITS_SECONDS, SECONDS)
                .until(() -> thread.getState() == Thread.State.WAITING);

        service.close();
        thread.interrupt();

        assertThat(end.get(LESS_THAN_A_REQUEST_WAITS_SECONDS, SECONDS)).isNull();
    }
}
