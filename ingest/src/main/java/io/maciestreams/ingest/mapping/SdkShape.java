package io.maciestreams.ingest.mapping;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Which field of a record each member of a class of the SDK's model fills: found once, for thousands of objects. */
record SdkShape(List<Member> members) {

    private static final Map<Key, SdkShape> SHAPES = new ConcurrentHashMap<>();

    /**
     * A member.
     *
     * @param field null where the record has none of that name
     * @param type of the field where it is not null
     */
    record Member(SdkField<?> member, Schema.@Nullable Field field, @Nullable Schema type) {

        String name() {
            return member.locationName();
        }
    }

    private record Key(Class<?> source, Schema schema) {}

    SdkShape {
        members = List.copyOf(members);
    }

    static SdkShape of(SdkPojo source, Schema schema) {
        return SHAPES.computeIfAbsent(
                new Key(source.getClass(), schema),
                key -> new SdkShape(source.sdkFields().stream()
                        .map(member -> member(member, schema.getField(member.locationName())))
                        .toList()));
    }

    private static Member member(SdkField<?> member, Schema.@Nullable Field field) {
        return new Member(member, field, field == null ? null : AvroRecords.withoutNull(field.schema()));
    }
}
