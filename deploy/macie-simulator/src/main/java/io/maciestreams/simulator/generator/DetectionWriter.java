package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the detections of a finding: full counts, and of the locations the few that a finding has room for. */
final class DetectionWriter {

    /** The locations of one finding, over all its detections together. */
    private static final int MOST_LOCATIONS = 15;

    private final FindingEnvelope envelope;
    private final Account account;

    DetectionWriter(Account account) {
        this.envelope = new FindingEnvelope(account);
        this.account = account;
    }

    /** Fills both members; false where occurrences had to be left out. */
    boolean write(ObjectVersion version, ArrayNode sensitiveData, ObjectNode customDataIdentifiers) {
        Map<String, ObjectNode> categories = new LinkedHashMap<>();
        begin(customDataIdentifiers);
        int room = MOST_LOCATIONS;
        for (int i = 0; i < version.detections().size(); i++) {
            Detection detection = version.detections().get(i);
            int fairShare = room / (version.detections().size() - i);
            int located = (int) Math.min(detection.count(), fairShare);
            room -= located;
            ObjectNode group = detection.identifier().custom()
                    ? customDataIdentifiers
                    : categories.computeIfAbsent(
                            detection.identifier().category(), name -> category(sensitiveData, name));
            add(group, detection, version.kind(), i + 1, located);
        }
        return version.occurrences() == MOST_LOCATIONS - room;
    }

    private void add(ObjectNode group, Detection detection, FileKind kind, int column, int located) {
        group.put("totalCount", group.path("totalCount").asLong() + detection.count());
        ObjectNode written = group.withArray("detections").addObject();
        identify(written, detection.identifier());
        written.put("count", detection.count());
        written.set(
                "occurrences",
                Occurrences.of(kind.locator(), detection.identifier().field(), column, located));
    }

    private void identify(ObjectNode written, DataIdentifier identifier) {
        if (identifier.custom()) {
            String id = identifier.customId(account.accountId(), account.region());
            written.put("name", identifier.name()).put("arn", envelope.arn("custom-data-identifier/" + id));
        } else {
            written.put("type", identifier.name());
        }
    }

    private static ObjectNode category(ArrayNode sensitiveData, String name) {
        ObjectNode category = sensitiveData.addObject().put("category", name);
        begin(category);
        return category;
    }

    private static void begin(ObjectNode group) {
        group.put("totalCount", 0).putArray("detections");
    }
}
