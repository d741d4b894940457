package io.maciestreams.ingest;

import io.maciestreams.ingest.replay.Replay;
import io.maciestreams.ingest.replay.ReplayRequest;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceMain;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/** Sends history again, as the settings of ingest reach it; comes to its end by itself. */
public final class ReplayService implements Service {

    private final Replay replay;

    /**
     * Creates it.
     *
     * @param settings those of ingest
     * @param out gets the progress and the summary
     */
    public ReplayService(Map<String, String> settings, ReplayRequest request, PrintStream out) {
        this.replay = new Replay(request, new ReplayConnections(new IngestConfig(settings)), out, Clock.systemUTC());
    }

    /** The same as a program. */
    public static ServiceMain main(ReplayRequest request) {
        return new ServiceMain(
                "replay", IngestConfig.DEFINITION, settings -> new ReplayService(settings, request, System.out));
    }

    @Override
    public void run() throws Exception {
        replay.run();
    }

    /** Whether all has been replayed: false where it was stopped. */
    public boolean isComplete() {
        return replay.isComplete();
    }

    @Override
    public void close() {
        replay.stop();
    }
}
