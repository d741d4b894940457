package io.maciestreams.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.DefaultDetection;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.Detection;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.GetBucketStatisticsResponse;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;
import software.amazon.awssdk.services.macie2.model.SuppressDataIdentifier;

class SdkMembersTest {

    private static final Map<MarshallingType<?>, String> AVRO_TYPES = Map.of(
            MarshallingType.BOOLEAN, "boolean",
            MarshallingType.DOUBLE, "double",
            MarshallingType.INSTANT, "timestamp-millis",
            MarshallingType.INTEGER, "int",
            MarshallingType.LONG, "long",
            MarshallingType.STRING, "string");

    @ParameterizedTest(name = "{1}")
    @MethodSource("shapesThatIngestReads")
    void everyMemberOfTheSdksShapeHasAFieldOfItsType(SdkPojo shape, Schema schema) {
        assertThat(missing(schema.getName(), shape.sdkFields(), schema)).isEmpty();
    }

    static Stream<Arguments> shapesThatIngestReads() {
        return Stream.of(
                arguments(Finding.builder().build(), io.maciestreams.avro.Finding.getClassSchema()),
                arguments(DescribeClassificationJobResponse.builder().build(), ClassificationJob.getClassSchema()),
                arguments(BucketMetadata.builder().build(), io.maciestreams.avro.BucketMetadata.getClassSchema()),
                arguments(GetBucketStatisticsResponse.builder().build(), BucketStatistics.getClassSchema()),
                arguments(GetResourceProfileResponse.builder().build(), ProfileSettings.getClassSchema()),
                arguments(Detection.builder().build(), io.maciestreams.avro.Detection.getClassSchema()),
                arguments(
                        SuppressDataIdentifier.builder().build(),
                        io.maciestreams.avro.SuppressDataIdentifier.getClassSchema()),
                arguments(
                        software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration.builder()
                                .build(),
                        ClassificationExportConfiguration.getClassSchema()));
    }

    @Test
    void membersWithoutFieldAreNamedByTheirPaths() {
        Schema schema = SchemaBuilder.record("D")
                .fields()
                .requiredString("count")
                .requiredString("type")
                .endRecord();

        assertThat(missing("D", DefaultDetection.builder().build().sdkFields(), schema))
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
        if (type == MarshallingType.MAP) {
            SdkField<?> value = member.getTrait(MapTrait.class).valueFieldInfo();
            return mismatches(path + "{}", value, withoutNull(field.getValueType()));
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
