package io.maciestreams.simulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How often one data identifier detected sensitive data; as ListResourceProfileDetections answers it of a bucket. */
public record Detection(
        @Nullable String arn, long count, String id, String name, boolean suppressed, DataIdentifierType type) {

    /** Whether a data identifier is the account's own or one of Macie's. */
    public enum DataIdentifierType {
        CUSTOM,
        MANAGED
    }

    public Detection {
        if (count < 0) {
            throw new IllegalArgumentException("A count cannot be negative: " + count);
        }
    }

    /** The detections of a finding's classificationDetails.result. */
    static List<Detection> of(JsonNode result) {
        Stream<Detection> managed = elements(result.path("sensitiveData"))
                .flatMap(item -> elements(item.path("detections")))
                .map(Detection::managed);
        Stream<Detection> custom =
                elements(result.at("/customDataIdentifiers/detections")).map(Detection::custom);
        return Stream.concat(managed, custom).toList();
    }

    /** The data identifier that detected this, as it is named to be suppressed. */
    public SuppressDataIdentifier identifier() {
        return new SuppressDataIdentifier(id, type);
    }

    Detection plus(Detection more) {
        return new Detection(arn, count + more.count, id, name, suppressed, type);
    }

    Detection suppressedBy(ScoringSettings settings) {
        return new Detection(arn, count, id, name, settings.suppress(this), type);
    }

    /** Macie's own identifiers go by their id. */
    private static Detection managed(JsonNode detection) {
        String id = shared(detection, "type");
        return new Detection(null, detection.path("count").asLong(), id, id, false, DataIdentifierType.MANAGED);
    }

    private static Detection custom(JsonNode detection) {
        String arn = shared(detection, "arn");
        String id = arn.substring(arn.lastIndexOf('/') + 1).intern();
        String name = shared(detection, "name");
        return new Detection(arn, detection.path("count").asLong(), id, name, false, DataIdentifierType.CUSTOM);
    }

    /** There are few data identifiers and very many detections, which stay in memory. */
    private static String shared(JsonNode detection, String member) {
        return detection.path(member).asText().intern();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
