package io.maciestreams.processor;

import io.maciestreams.processor.alerts.AlertsTopology;
import io.maciestreams.processor.lifecycle.LifecycleTopology;
import io.maciestreams.processor.profiles.ProfilesTopology;
import io.maciestreams.processor.results.ResultsTopology;
import io.maciestreams.processor.siem.SiemTopology;
import io.maciestreams.serdes.AvroSerdes;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.streams.Topology;

/** The Streams applications that a process can run. */
enum Application {
    RESULTS,
    PROFILES,
    LIFECYCLE,
    SIEM,
    ALERTS;

    Topology topology(AvroSerdes serdes, ProcessorConfig config) {
        return switch (this) {
            case RESULTS -> ResultsTopology.build(serdes, config.resultFiles());
            case PROFILES -> ProfilesTopology.build(serdes, config.profiles());
            case LIFECYCLE -> LifecycleTopology.build(serdes, config.lifecycle());
            case SIEM -> SiemTopology.build(serdes);
            case ALERTS -> AlertsTopology.build(serdes, config.rules());
        };
    }

    /** Name in settings and in the application id. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Application of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    static String[] ids() {
        return Arrays.stream(values()).map(Application::id).toArray(String[]::new);
    }
}
