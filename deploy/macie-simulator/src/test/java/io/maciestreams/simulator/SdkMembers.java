package io.maciestreams.simulator;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** The members of an SDK shape, by path: all that it declares, and those that an answer has set. */
final class SdkMembers {

    private SdkMembers() {}

    static Set<String> declared(SdkPojo shape) {
        Set<String> paths = new TreeSet<>();
        addDeclared("", shape, paths);
        return paths;
    }

    static Set<String> set(Collection<? extends SdkPojo> answers) {
        Set<String> paths = new TreeSet<>();
        answers.forEach(answer -> addSet("", answer, paths));
        return paths;
    }

    private static void addDeclared(String parent, SdkPojo shape, Set<String> paths) {
        for (SdkField<?> field : shape.sdkFields()) {
            String path = parent + "/" + field.locationName();
            paths.add(path);
            SdkField<?> element = field.containsTrait(ListTrait.class)
                    ? field.getTrait(ListTrait.class).memberFieldInfo()
                    : field;
            if (element.constructor() != null) {
                addDeclared(path, element.constructor().get(), paths);
            }
        }
    }

    private static void addSet(String parent, SdkPojo answer, Set<String> paths) {
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (isSet(value)) {
                String path = parent + "/" + field.locationName();
                paths.add(path);
                elements(value)
                        .filter(SdkPojo.class::isInstance)
                        .map(SdkPojo.class::cast)
                        .forEach(pojo -> addSet(path, pojo, paths));
            }
        }
    }

    /** The SDK makes empty collections of its own where an answer has none. */
    private static boolean isSet(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static Stream<?> elements(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream();
        }
        return value instanceof Collection<?> list ? list.stream() : Stream.of(value);
    }
}
