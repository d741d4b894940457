package io.maciestreams.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.macie2.model.DefaultDetection;

class FindingSchemaTest {

    private static final Map<MarshallingType<?>, String> AVRO_TYPES = Map.of(
            MarshallingType.BOOLEAN, "boolean",
            MarshallingType.DOUBLE, "double",
            MarshallingType.INSTANT, "timestamp-millis",
            MarshallingType.INTEGER, "int",
            MarshallingType.LONG, "long",
            MarshallingType.STRING, "string");

    @Test
    void everyMemberOfTheSdksFindingHasAFieldOfItsType() {
        SdkPojo finding =
                software.amazon.awssdk.services.macie2.model.Finding.builder().build();

        assertThat(missing("Finding", finding.sdkFields(), Finding.getClassSchema()))
                .isEmpty();
    }

    @Test
    void aMemberWithoutFieldIsNamedByItsPath() {
        Schema withoutOccurrences = new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"D\",\"fields\":[{\"name\":\"count\",\"type\":\"string\"},{\"name\":\"type\",\"type\":\"string\"}]}");

        assertThat(missing("D", DefaultDetection.builder().build().sdkFields(), withoutOccurrences))
                .containsExactlyInAnyOrder("D.occurrences has no field", "D.count: long cannot be kept in string");
    }

    private static List<String> missing(String path, List<SdkField<?>> members, Schema record) {
        List<String> missing = new ArrayList<>();
        for (SdkField<?> member : members) {
            String memberPath = path + "." + member.locationName();
            Schema.Field field = record.getField(member.locationName());
            if (field == null) {
                missing.add(memberPath + " has no field");
            } else {
                missing.addAll(mismatches(memberPath, member, withoutNull(field.schema())));
            }
        }
        return missing;
    }

    private static List<String> mismatches(String path, SdkField<?> member, Schema field) {
        MarshallingType<?> type = member.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return missing(path, member.constructor().get().sdkFields(), field);
        }
        if (type == MarshallingType.LIST) {
            SdkField<?> element = member.getTrait(ListTrait.class).memberFieldInfo();
            return mismatches(path + "[]", element, withoutNull(field.getElementType()));
        }
        String wanted = AVRO_TYPES.get(type);
        String found = field.getLogicalType() == null
                ? field.getType().getName()
                : field.getLogicalType().getName();
        return found.equals(wanted) ? List.of() : List.of(path + ": " + wanted + " cannot be kept in " + found);
    }

    private static Schema withoutNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> !type.isNullable())
                        .findFirst()
                        .orElseThrow()
                : schema;
    }
}
