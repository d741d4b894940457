package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileArtifacts;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.ResourceProfileArtifact;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Whenever a profile may have changed, passes on the objects it rests on where these are not those published before. */
@SuppressWarnings("NullAway.Init") // Kafka calls init before anything else.
final class ChangedArtifacts extends ContextualFixedKeyProcessor<String, ResourceProfile, ProfileArtifacts> {

    private ArtifactIndex index;

    @Override
    public void init(FixedKeyProcessorContext<String, ProfileArtifacts> context) {
        super.init(context);
        index = ObjectStores.artifacts(context);
    }

    @Override
    public void process(FixedKeyRecord<String, ResourceProfile> record) {
        index.changed(record.key())
                .ifPresent(artifacts -> context().forward(record.withValue(value(record.key(), artifacts))));
    }

    private static @Nullable ProfileArtifacts value(String bucketArn, List<ResourceProfileArtifact> artifacts) {
        return artifacts.isEmpty() ? null : new ProfileArtifacts(bucketArn, artifacts);
    }
}
