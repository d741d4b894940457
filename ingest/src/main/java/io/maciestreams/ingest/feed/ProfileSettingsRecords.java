package io.maciestreams.ingest.feed;

import io.maciestreams.avro.Detection;
import io.maciestreams.avro.ProfileSettings;
import io.maciestreams.avro.SuppressDataIdentifier;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.ingest.mapping.MappingException;
import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.mapping.SdkToAvro;
import io.maciestreams.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes of a bucket's profile its record for {@code macie.profile-settings}, or a dead letter. */
record ProfileSettingsRecords(Shard shard, DeadLetters deadLetters) {

    ProducerRecord<String, SpecificRecord> record(String bucketArn, MacieProfile profile) {
        try {
            return Topics.PROFILE_SETTINGS.record(bucketArn, settings(bucketArn, profile));
        } catch (MappingException e) {
            return deadLetters.record(
                    bucketArn, "GetResourceProfile", bucketArn, e.reason(), SdkJson.bytes(profile.profile()));
        }
    }

    private ProfileSettings settings(String bucketArn, MacieProfile profile) throws MappingException {
        List<Detection> detections = new ArrayList<>();
        for (var detection : profile.detections()) {
            detections.add(SdkToAvro.map(detection, Detection.class, Map.of()));
        }
        return SdkToAvro.map(
                profile.profile(),
                ProfileSettings.class,
                Map.of(
                        "macieAccountId", shard.accountId(),
                        "region", shard.region(),
                        "resourceArn", bucketArn,
                        "suppressedDataIdentifiers", suppressed(detections),
                        "detections", detections));
    }

    private static List<SuppressDataIdentifier> suppressed(List<Detection> detections) {
        return detections.stream()
                .filter(detection -> Boolean.TRUE.equals(detection.getSuppressed()))
                .map(detection -> new SuppressDataIdentifier(detection.getId(), detection.getType()))
                .toList();
    }
}
