package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Names what detections come to: the type and the severity that a finding or a result has for them. */
final class Sensitivity {

    private static final Map<String, String> TYPES = Map.of(
            DataIdentifier.FINANCIAL, "SensitiveData:S3Object/Financial",
            DataIdentifier.PERSONAL, "SensitiveData:S3Object/Personal",
            DataIdentifier.CREDENTIALS, "SensitiveData:S3Object/Credentials",
            DataIdentifier.CUSTOM, "SensitiveData:S3Object/CustomIdentifier");

    private static final String SEVERAL = "SensitiveData:S3Object/Multiple";

    private Sensitivity() {}

    static String type(List<Detection> detections) {
        List<String> categories = detections.stream()
                .map(detection -> detection.identifier().category())
                .distinct()
                .toList();
        return categories.size() == 1 ? TYPES.getOrDefault(categories.get(0), SEVERAL) : SEVERAL;
    }

    static ObjectNode severity(List<Detection> detections) {
        return FindingEnvelope.severity(
                detections.stream().mapToInt(Detection::severity).max().orElse(1));
    }

    static ObjectNode describe(ObjectNode tree) {
        return tree.put("title", "Sensitive data in an S3 object")
                .put("description", "An analysis of the object found data that its owner may want to protect.");
    }
}
