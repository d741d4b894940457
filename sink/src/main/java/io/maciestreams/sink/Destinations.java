package io.maciestreams.sink;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.Optional;

/** Where a group's results go to by a plan. */
record Destinations(ConfigurationHistory configurations) {

    /** Whether the plan does not know it, because no export configuration had come by then. */
    boolean isUnknown(GroupKey group, Plan plan) {
        return forAll(plan).isEmpty()
                && configurations.at(plan.configurationOffset(), group).isEmpty();
    }

    /** The destination; empty where the export configuration is set to nothing, and the settings name no fallback. */
    Optional<S3Destination> of(GroupKey group, Plan plan) {
        return forAll(plan).or(() -> configured(group, plan)).or(() -> plan.own()
                .map(OwnDestination::destination));
    }

    private static Optional<S3Destination> forAll(Plan plan) {
        return plan.own().filter(OwnDestination::forAll).map(OwnDestination::destination);
    }

    private Optional<S3Destination> configured(GroupKey group, Plan plan) {
        ClassificationExportConfiguration configuration = configurations
                .at(plan.configurationOffset(), group)
                .orElseThrow(() -> new ServiceException("The export configuration of " + group.shard()
                        + " that a batch was planned by is gone from macie.export-configurations"));
        return Optional.ofNullable(configuration.getS3Destination());
    }
}
