package io.maciestreams.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

class ServiceModelTest {

    /** Newer than the SDK's model of this version. */
    private static final Set<String> NEWER = Set.of("BODY STRING .configuration.s3Destination.expectedBucketOwner");

    @ParameterizedTest
    @EnumSource
    void everyMemberOfARequestHasTheTypeAndThePlaceThatTheSdkGivesIt(Operation operation) throws Exception {
        Set<String> members = new TreeSet<>();
        addAll("", ServiceModel.load().operation(operation).members(), members);
        members.removeAll(NEWER);
        Set<String> expected = new TreeSet<>();
        addAll("", request(operation).sdkFields(), expected);
        assertThat(members).isEqualTo(expected);
    }

    private static SdkPojo request(Operation operation) throws ReflectiveOperationException {
        Class<?> request =
                Class.forName("software.amazon.awssdk.services.macie2.model." + operation.apiName() + "Request");
        return (SdkPojo) ((SdkBuilder<?, ?>) request.getMethod("builder").invoke(null)).build();
    }

    private static void addAll(String parent, Map<String, Member> members, Set<String> lines) {
        members.forEach((name, member) -> add(parent + "." + name, member, lines));
    }

    private static void add(String path, Member member, Set<String> lines) {
        lines.add(member.location() + " " + member.type() + " " + path);
        addAll(path, member.members(), lines);
        if (member.element() != null) {
            add(path + "[]", member.element(), lines);
        }
    }

    private static void addAll(String parent, Collection<SdkField<?>> fields, Set<String> lines) {
        fields.forEach(field -> add(parent + "." + field.locationName(), field, lines));
    }

    private static void add(String path, SdkField<?> field, Set<String> lines) {
        lines.add(location(field.location()) + " " + type(field) + " " + path);
        if (field.constructor() != null) {
            addAll(path, field.constructor().get().sdkFields(), lines);
        }
        if (field.containsTrait(ListTrait.class)) {
            add(path + "[]", field.getTrait(ListTrait.class).memberFieldInfo(), lines);
        }
        if (field.containsTrait(MapTrait.class)) {
            add(path + "[]", field.getTrait(MapTrait.class).valueFieldInfo(), lines);
        }
    }

    private static String location(MarshallLocation location) {
        return switch (location) {
            case PATH -> "PATH";
            case QUERY_PARAM -> "QUERY";
            default -> "BODY";
        };
    }

    private static String type(SdkField<?> field) {
        Class<?> type = field.marshallingType().getTargetClass();
        return type.equals(SdkPojo.class) ? "STRUCTURE" : type.getSimpleName().toUpperCase(Locale.ROOT);
    }
}
