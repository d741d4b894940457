package io.maciestreams.proof.compose;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What deploy/compose/compose.yaml says of each service.
 *
 * @param services by name
 */
record ComposeFile(Path folder, Map<String, Service> services) {

    /**
     * One service.
     *
     * @param dependsOn names of services that come first
     * @param mounts folder or file in the container, and what is there: a path beside the compose file
     * @param networkMode for example service:NAME, to be in that service's network; null for a place of its own
     */
    record Service(
            String image,
            List<String> command,
            List<String> dependsOn,
            Map<String, String> mounts,
            Map<String, String> environment,
            @Nullable String networkMode) {

        /** The argument that ends in {@code suffix}, anywhere in the command. */
        String argumentEndingWith(String suffix) {
            return String.join(" ", command)
                    .lines()
                    .flatMap(line -> List.of(line.split("[\\s;]+")).stream())
                    .filter(word -> word.endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }

        boolean isOurs() {
            return String.join(" ", command).contains("macie-streams-");
        }
    }

    static ComposeFile read(Path file) throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Service> services = new TreeMap<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<?, ?> document = yaml.load(reader);
            map(document.get("services")).forEach((name, service) -> services.put(name, service(map(service))));
        }
        return new ComposeFile(file.resolveSibling(""), services);
    }

    /** The file on this machine that a service sees as {@code path}. */
    Path mounted(Service service, String path) {
        return service.mounts().entrySet().stream()
                .filter(mount -> path.startsWith(mount.getKey()))
                .findFirst()
                .map(mount -> folder.resolve(
                        mount.getValue() + path.substring(mount.getKey().length())))
                .map(Path::normalize)
                .orElseThrow(() -> new AssertionError(path + " is not mounted"));
    }

    private static Service service(Map<String, Object> service) {
        Object dependsOn = service.getOrDefault("depends_on", List.of());
        Map<String, String> environment = new TreeMap<>();
        map(service.getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return new Service(
                String.valueOf(service.get("image")),
                strings(service.getOrDefault("command", List.of())),
                dependsOn instanceof Map ? List.copyOf(map(dependsOn).keySet()) : strings(dependsOn),
                mounts(strings(service.getOrDefault("volumes", List.of()))),
                environment,
                (String) service.get("network_mode"));
    }

    private static Map<String, String> mounts(List<String> volumes) {
        Map<String, String> mounts = new TreeMap<>();
        volumes.stream().map(volume -> volume.split(":")).forEach(parts -> mounts.put(parts[1], parts[0]));
        return mounts;
    }

    private static Map<String, Object> map(@Nullable Object node) {
        Map<String, Object> map = new TreeMap<>();
        if (node instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> map.put(String.valueOf(name), value == null ? "" : value));
            return map;
        }
        throw new AssertionError("expected a mapping: " + node);
    }

    private static List<String> strings(Object node) {
        List<String> strings = new ArrayList<>();
        if (node instanceof List<?> list) {
            list.forEach(each -> strings.add(String.valueOf(each)));
            return strings;
        }
        throw new AssertionError("expected a list: " + node);
    }

    /** Names of all services. */
    TreeSet<String> names() {
        return new TreeSet<>(services.keySet());
    }
}
