package io.maciestreams.processor;

import io.maciestreams.processor.profiles.ProfileOutputs;
import io.maciestreams.processor.profiles.ProfilesTopology;
import io.maciestreams.processor.rebuild.Rebuild;
import io.maciestreams.processor.rebuild.RebuildRequest;
import io.maciestreams.processor.records.DeadLetterPolicy;
import io.maciestreams.processor.records.DeadLetters;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceMain;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Makes the profiles anew, with the settings of the processor; comes to its end by itself. */
public final class RebuildService implements Service {

    private final Rebuild rebuild;

    /**
     * Creates it.
     *
     * @param settings those of the processor as they are to be: with other weights of the score, for example
     * @param to id of the rebuilt application; empty for the one that follows the present one
     * @param diff whether to print what would differ
     * @param apply whether the rebuilt profiles take over
     */
    public RebuildService(
            Map<String, String> settings, Optional<String> to, boolean diff, boolean apply, PrintStream out) {
        ProcessorConfig config = new ProcessorConfig(settings);
        AvroSerdes serdes = new AvroSerdes(config.schemaRegistry());
        Map<String, Object> streams = config.streams(Application.PROFILES);
        String from = config.applicationId(Application.PROFILES);
        this.rebuild = new Rebuild(
                new RebuildRequest(from, to.orElseGet(() -> RebuildRequest.next(from)), diff, apply),
                new Profiles(config, serdes),
                config.kafka(),
                serdes,
                Short.parseShort(String.valueOf(streams.get(StreamsConfig.REPLICATION_FACTOR_CONFIG))),
                out);
    }

    /** The same as a program. */
    public static ServiceMain main(Optional<String> to, boolean diff, boolean apply) {
        return new ServiceMain(
                "rebuild",
                ProcessorConfig.DEFINITION,
                settings -> new RebuildService(settings, to, diff, apply, System.out));
    }

    @Override
    public void run() throws ExecutionException, InterruptedException {
        rebuild.run();
    }

    @Override
    public void close() {
        rebuild.stop();
    }

    private record Profiles(ProcessorConfig config, AvroSerdes serdes) implements Rebuild.Profiles {

        @Override
        public Topology topology(String prefix) {
            return ProfilesTopology.build(serdes, config.profiles(new ProfileOutputs(prefix)));
        }

        @Override
        public Map<String, Object> settings(String deadLetters) {
            Map<String, Object> settings = config.streams(Application.PROFILES);
            settings.put(DeadLetterPolicy.DEAD_LETTERS, new DeadLetters(serdes, deadLetters, Clock.systemUTC()));
            return settings;
        }
    }
}
