package io.maciestreams.ingest.macie;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * What the SDK's model knows of one place in an answer. A place is named by its JSON pointer, in which {@code *} stands
 * for every element of an array and every entry of a map.
 */
final class AnswerShape {

    private final String pointer;
    private final Supplier<List<SdkField<?>>> fields;
    private final @Nullable SdkField<?> entry;
    // Made when first asked for, because shapes may hold themselves; by whichever thread comes first.
    private volatile @Nullable Map<String, AnswerShape> members;
    private volatile @Nullable AnswerShape element;

    private AnswerShape(String pointer, Supplier<List<SdkField<?>>> fields, @Nullable SdkField<?> entry) {
        this.pointer = pointer;
        this.fields = fields;
        this.entry = entry;
    }

    static AnswerShape of(SdkPojo answer) {
        List<SdkField<?>> fields = answer.sdkFields();
        return new AnswerShape("", () -> fields, null);
    }

    String pointer() {
        return pointer;
    }

    /** The shape of a member; null where the model does not have it. */
    @Nullable
    AnswerShape member(String name) {
        if (entry != null) {
            return element();
        }
        Map<String, AnswerShape> known = members;
        if (known == null) {
            known = fields.get().stream()
                    .collect(Collectors.toMap(
                            SdkField::locationName, field -> of(pointer + "/" + field.locationName(), field)));
            members = known;
        }
        return known.get(name);
    }

    /** The shape of the elements of an array. */
    AnswerShape element() {
        AnswerShape known = element;
        if (known == null) {
            known = entry == null ? this : of(pointer + "/*", entry);
            element = known;
        }
        return known;
    }

    private static AnswerShape of(String pointer, SdkField<?> field) {
        ListTrait list = field.getTrait(ListTrait.class);
        MapTrait map = field.getTrait(MapTrait.class);
        SdkField<?> entry = list != null ? list.memberFieldInfo() : map != null ? map.valueFieldInfo() : null;
        boolean object = MarshallingType.SDK_POJO.equals(field.marshallingType());
        return new AnswerShape(pointer, object ? () -> field.constructor().get().sdkFields() : List::of, entry);
    }
}
