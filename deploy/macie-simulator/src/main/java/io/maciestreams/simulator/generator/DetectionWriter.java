package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the detections of a finding or result: full counts, and as many locations as there is room for. */
final class DetectionWriter {

    private final FindingEnvelope envelope;
    private final Account account;
    private final Locations locations;

    DetectionWriter(Account account, Locations locations) {
        this.envelope = new FindingEnvelope(account);
        this.account = account;
        this.locations = locations;
    }

    /** Fills both members; false where occurrences had to be left out. */
    boolean write(Classified content, ArrayNode sensitiveData, ObjectNode customDataIdentifiers) {
        Map<String, ObjectNode> categories = new LinkedHashMap<>();
        begin(customDataIdentifiers);
        List<Integer> located = locations.of(content.detections());
        for (int i = 0; i < located.size(); i++) {
            Detection detection = content.detections().get(i);
            ObjectNode group = detection.identifier().custom()
                    ? customDataIdentifiers
                    : categories.computeIfAbsent(
                            detection.identifier().category(), name -> category(sensitiveData, name));
            add(group, detection, content.kind(), i + 1, located.get(i));
        }
        return content.occurrences()
                == located.stream().mapToLong(Integer::longValue).sum();
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
