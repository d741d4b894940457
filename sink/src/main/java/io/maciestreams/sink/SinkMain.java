package io.maciestreams.sink;

import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceMain;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;

/**
 * Starts the sink: {@code java -jar macie-streams-sink.jar SETTINGS.properties}; or compares what it has written with
 * its ledger: {@code java -jar macie-streams-sink.jar verify SETTINGS.properties}.
 */
public final class SinkMain {

    private static final String VERIFY = "verify";

    private SinkMain() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VERIFY)) {
            verify().runAndExit(Arrays.copyOfRange(args, 1, args.length));
        }
        if (args.length == 1 && args[0].equals("--help")) {
            System.out.println(
                    "usage: sink verify SETTINGS.properties, with the sink's own settings: compares ledger, "
                            + "buckets and results;\n       exit code 0: clean, 1: differences, each in a line, 2: wrong settings");
        }
        service().runAndExit(args);
    }

    /** The service, to be run in another program. */
    public static ServiceMain service() {
        return new ServiceMain("sink", SinkConfig.DEFINITION, settings -> new SinkService(new SinkConfig(settings)));
    }

    /** The comparison with the ledger, to be run in another program. */
    public static ServiceMain verify() {
        return new ServiceMain("sink verify", SinkConfig.DEFINITION, SinkMain::verification);
    }

    /**
     * A replay into the export of what the sink has passed over, to be run in another program.
     *
     * @param id name of the replay: a run with the same id goes on where the last one stopped
     */
    public static ServiceMain replay(String id) {
        return new ServiceMain(
                "sink replay", SinkConfig.DEFINITION, settings -> ExportReplayService.of(id, settings, System.out));
    }

    private static Service verification(Map<String, String> settings) {
        return new VerifyService(new SinkConfig(settings), System.out, Clock.systemUTC());
    }
}
