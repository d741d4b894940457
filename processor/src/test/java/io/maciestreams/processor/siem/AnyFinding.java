package io.maciestreams.processor.siem;

import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.serdes.AvroSerdes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** Findings with any members present or absent, and values that are known, new or odd: all that the schema allows. */
final class AnyFinding {

    private static final List<String> ODD = List.of("", "NEW_VALUE", "\"quoted\" / ü|{}", " ", "-1");

    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry(
                    "type",
                    List.of(
                            "SensitiveData:S3Object/Personal",
                            "Policy:IAMUser/S3BucketPublic",
                            "IAMUser",
                            "Root",
                            "NAME")),
            Map.entry("state", List.of("CREATED", "RECURRED", "ARCHIVED", "UNARCHIVED", "EXPIRED")),
            Map.entry("kind", List.of("LIVE", "BACKFILL", "REPLAY")),
            Map.entry("description", List.of("Low", "Medium", "High", "Informational")),
            Map.entry("category", List.of("CLASSIFICATION", "POLICY", "PERSONAL_INFORMATION", "CREDENTIALS")),
            Map.entry("code", List.of("COMPLETE", "PARTIAL", "SKIPPED", "US")),
            Map.entry("encryptionType", List.of("NONE", "AES256", "aws:kms", "UNKNOWN")),
            Map.entry("effectivePermission", List.of("PUBLIC", "NOT_PUBLIC", "UNKNOWN")),
            Map.entry("ipAddressV4", List.of("192.0.2.1", "256.1.1.1", "2001:db8::1")),
            Map.entry("asn", List.of("16509", "AS16509", "-1")),
            Map.entry("key", List.of("a/b/c.csv", "folder/", "/", "plain")),
            Map.entry(
                    "detailedResultsLocation",
                    List.of("s3://bucket/key.jsonl.gz", "s3://[export-config-not-set]/x", "[export-config-not-set]")));

    private AnyFinding() {}

    static CurrentFinding from(Random random) {
        AvroSerdes.trustOurRecords();
        return (CurrentFinding) record(CurrentFinding.getClassSchema(), random);
    }

    private static IndexedRecord record(Schema schema, Random random) {
        IndexedRecord record = (IndexedRecord) SpecificData.get().newRecord(null, schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.name(), field.schema(), random)));
        return record;
    }

    private static @Nullable Object value(String name, Schema schema, Random random) {
        return switch (schema.getType()) {
            case UNION -> random.nextInt(4) == 0 ? null : value(name, present(schema), random);
            case RECORD -> record(schema, random);
            case ARRAY -> IntStream.range(0, random.nextInt(3))
                    .mapToObj(number -> value(name, schema.getElementType(), random))
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
            case LONG -> schema.getLogicalType() == null
                    ? (Object) (random.nextLong() >> random.nextInt(64))
                    : Instant.ofEpochMilli(random.nextInt(2_000_000_000) * 1000L);
            case DOUBLE -> random.nextDouble() * 400 - 200;
            case BOOLEAN -> random.nextBoolean();
            default -> text(name, random);
        };
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static String text(String name, Random random) {
        List<String> known = KNOWN.getOrDefault(name, List.of(name));
        List<String> from = random.nextInt(4) == 0 ? ODD : known;
        return from.get(random.nextInt(from.size()));
    }
}
