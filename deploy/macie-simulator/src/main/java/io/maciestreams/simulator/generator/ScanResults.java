package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Origin;
import io.maciestreams.simulator.results.ResultEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What a scan has in result files: a record, and where it scanned an archive, one more for each file in it. */
final class ScanResults {

    private static final int MEMBERS_PER_FILE = 50;

    private final FindingEnvelope envelope;
    private final ClassificationDetails details;

    ScanResults(Account account) {
        this.envelope = new FindingEnvelope(account);
        this.details = new ClassificationDetails(account, Locations.OF_RESULT);
    }

    /** In one file, or where the path is a folder, in several. */
    List<ResultEntry> of(Scan scan, String path) {
        if (!path.endsWith("/")) {
            return List.of(entry(scan, path, true, scan.version().members(), path));
        }
        List<EmbeddedFile> members = scan.version().members();
        List<ResultEntry> entries = new ArrayList<>();
        for (int from = 0; from < members.size(); from += MEMBERS_PER_FILE) {
            List<EmbeddedFile> some = members.subList(from, Math.min(from + MEMBERS_PER_FILE, members.size()));
            entries.add(entry(scan, path + fileName(scan, from), from == 0, some, path));
        }
        return entries;
    }

    private ResultEntry entry(Scan scan, String path, boolean first, List<EmbeddedFile> members, String location) {
        return new ResultEntry(
                scan.id(),
                path,
                scan.origin() == Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY,
                members.size() + (first ? 1 : 0),
                members.size(),
                () -> Stream.concat(
                                first ? Stream.of(object(scan, location)) : Stream.of(),
                                members.stream().map(member -> member(scan, member, path)))
                        .toList());
    }

    private static String fileName(Scan scan, int number) {
        return UUID.nameUUIDFromBytes((scan.id() + "/" + number).getBytes(StandardCharsets.UTF_8)) + ".jsonl.gz";
    }

    private ObjectNode object(Scan scan, String location) {
        return tree(scan, scan.version().toJson(), scan.version().content(), location);
    }

    private ObjectNode member(Scan scan, EmbeddedFile member, String location) {
        ObjectNode object = scan.version().toJson().set("embeddedFileDetails", member.toJson());
        return tree(scan, object, member.content(), location);
    }

    private ObjectNode tree(Scan scan, ObjectNode object, Classified content, String location) {
        ObjectNode tree = content.sensitive()
                ? Sensitivity.describe(envelope.open(scan.id(), Sensitivity.type(content.detections())))
                : envelope.open(scan.id());
        tree.set("severity", content.sensitive() ? Sensitivity.severity(content.detections()) : informational());
        tree.put("createdAt", Json.time(scan.at())).put("category", "CLASSIFICATION");
        ObjectNode resources = tree.putObject("resourcesAffected");
        resources.set("s3Bucket", scan.version().bucket().toJson());
        resources.set("s3Object", object);
        return tree.set("classificationDetails", details.write(scan, content, location));
    }

    private static ObjectNode informational() {
        return Json.object().put("score", 0).put("description", "Informational");
    }
}
