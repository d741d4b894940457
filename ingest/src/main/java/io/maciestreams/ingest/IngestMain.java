package io.maciestreams.ingest;

import io.maciestreams.service.ServiceMain;

/** Starts ingest: {@code java -jar macie-streams-ingest.jar SETTINGS.properties}. */
public final class IngestMain {

    private IngestMain() {}

    public static void main(String[] args) {
        service().runAndExit(args);
    }

    /** The service, to be run in another program. */
    public static ServiceMain service() {
        return new ServiceMain("ingest", IngestConfig.DEFINITION, IngestService::new);
    }
}
