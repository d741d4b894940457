package io.maciestreams.processor;

import io.maciestreams.service.ServiceMain;

/** Starts the processor: {@code java -jar macie-streams-processor.jar SETTINGS.properties}. */
public final class ProcessorMain {

    private ProcessorMain() {}

    public static void main(String[] args) {
        service().runAndExit(args);
    }

    /** The service, to be run in another program. */
    public static ServiceMain service() {
        return new ServiceMain("processor", ProcessorConfig.DEFINITION, ProcessorService::new);
    }
}
