package io.maciestreams.sink;

import io.maciestreams.avro.ClassificationExportConfiguration;
import java.util.List;
import java.util.Optional;

/** Decides what a batch is to be, by what is configured now; nothing is planned for a destination that was not tried. */
final class Planner {

    private final ConfigurationHistory configurations;
    private final Destinations destinations;
    private final DestinationChecks checks;
    private final ResultsTopic topic;
    private final String keyPrefix;
    private final Optional<OwnDestination> own;

    Planner(
            ConfigurationHistory configurations,
            DestinationChecks checks,
            ResultsTopic topic,
            String keyPrefix,
            Optional<OwnDestination> own) {
        this.configurations = configurations;
        this.destinations = new Destinations(configurations);
        this.checks = checks;
        this.topic = topic;
        this.keyPrefix = keyPrefix;
        this.own = own;
    }

    /** The plan for a batch; it stops here where the batch may hold records of a topic that is no more. */
    Plan plan(Batch batch) {
        Plan plan = planUntil(batch.next());
        batch.groups().keySet().forEach(group -> destinations
                .of(group, plan)
                .ifPresent(destination -> checks.require(group.region(), destination)));
        topic.requireSame();
        return plan;
    }

    /** A group of which it is not known yet where its results go to. */
    Optional<GroupKey> withoutConfiguration(Batch batch) {
        return batch.groups().keySet().stream().filter(this::isUnknown).findFirst();
    }

    boolean isUnknown(GroupKey group) {
        return destinations.isUnknown(group, planUntil(Long.MAX_VALUE));
    }

    /** Tries what is configured at the start. */
    void tryAll() {
        own.map(OwnDestination::destination).ifPresent(checks::tell);
        tell(configurations.newest());
    }

    /** Tries destinations that have come, unless the settings' own stands for all. */
    void tell(List<ClassificationExportConfiguration> come) {
        if (own.filter(OwnDestination::forAll).isPresent()) {
            return;
        }
        come.forEach(configuration -> Optional.ofNullable(configuration.getS3Destination())
                .ifPresent(destination -> checks.tell(configuration.getRegion(), destination)));
    }

    private Plan planUntil(long end) {
        return new Plan(end, configurations.lastOffset(), keyPrefix, own);
    }
}
