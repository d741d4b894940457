package io.maciestreams.sink;

import io.maciestreams.service.ServiceMain;

/** Starts the sink: {@code java -jar macie-streams-sink.jar SETTINGS.properties}. */
public final class SinkMain {

    private SinkMain() {}

    public static void main(String[] args) {
        new ServiceMain("sink", SinkConfig.DEFINITION, settings -> new SinkService(new SinkConfig(settings)))
                .runAndExit(args);
    }
}
