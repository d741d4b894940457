package io.maciestreams.sink;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;

/** What has to be known of a result besides its line: kept when the line is written, until the next one is. */
final class ResultHead {

    private final TextForm macieAccountId = new TextForm();
    private final TextForm region = new TextForm();
    private final TextForm accountId = new TextForm();
    private final TextForm jobId = new TextForm();
    private Map<String, String> unknownMembers = Map.of();

    private final Map<String, TextForm> texts = Map.of(
            "DataClassificationResult.macieAccountId", macieAccountId,
            "DataClassificationResult.region", region,
            "DataClassificationResult.accountId", accountId,
            "ClassificationDetails.jobId", jobId);

    /** Before the next result: a null leaves no trace. */
    void forget() {
        texts.values().forEach(TextForm::forget);
    }

    GroupKey group() {
        return new GroupKey(
                Objects.requireNonNull(macieAccountId.last()),
                Objects.requireNonNull(region.last()),
                jobId.last(),
                Objects.requireNonNull(accountId.last()));
    }

    /** Members of the line in Macie's file that have no field, JSON pointer to JSON text. */
    Map<String, String> unknownMembers() {
        return unknownMembers;
    }

    /** The form of a field's text. */
    TextForm text(Schema record, Schema.Field field) {
        return texts.getOrDefault(name(record, field), new TextForm());
    }

    /** The form of a field that is kept, but is no member of the line. */
    Optional<JsonForm> form(Schema record, Schema.Field field) {
        return switch (name(record, field)) {
            case "DataClassificationResult.macieAccountId" -> Optional.of(this::keepMacieAccountId);
            case "DataClassificationResult.unknownMembers" -> Optional.of(this::keepUnknownMembers);
            default -> Optional.empty();
        };
    }

    private void keepMacieAccountId(Decoder value, JsonBytes json) throws IOException {
        int end = json.size();
        macieAccountId.write(value, json);
        json.cutTo(end);
    }

    private void keepUnknownMembers(Decoder value, JsonBytes json) throws IOException {
        unknownMembers = new HashMap<>();
        for (long more = value.readMapStart(); more > 0; more = value.mapNext()) {
            for (long i = 0; i < more; i++) {
                unknownMembers.put(value.readString(), value.readString());
            }
        }
    }

    private static String name(Schema record, Schema.Field field) {
        return record.getName() + "." + field.name();
    }
}
