package io.maciestreams.ingest.mapping;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.TraitType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Reads members of the SDK's model as Macie sent them. */
final class SdkMember {

    private SdkMember() {}

    /** The value of a member; null where Macie sent none. */
    @Nullable
    static Object value(SdkField<?> member, SdkPojo source) {
        Object value = member.containsTrait(DefaultValueTrait.class, TraitType.DEFAULT_VALUE_TRAIT)
                ? withoutDefault(member, source)
                : member.getValueOrDefault(source);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    // The default of an idempotency token, such as a job's clientToken, is a new random one with each reading.
    @Nullable
    private static Object withoutDefault(SdkField<?> member, SdkPojo source) {
        if (source instanceof SdkResponse response) {
            return response.getValueForField(member.memberName(), Object.class).orElse(null);
        }
        throw new IllegalStateException("Whether " + member.memberName() + " was sent cannot be told");
    }
}
