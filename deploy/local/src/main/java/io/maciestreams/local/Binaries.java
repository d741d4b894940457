package io.maciestreams.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the build has put the programs of the stack. */
record Binaries(Path kafka, Path registry, Path s3Mock) {
    private static final String TARGET = "deploy/local/artifacts/target";

    static Binaries of(Checkout checkout) {
        Path target = checkout.home().resolve(TARGET);
        return new Binaries(
                only(target.resolve("kafka"), "kafka_", ".jar").resolveSibling("*"),
                only(target.resolve("registry"), "apicurio-registry-app-", "-runner.jar"),
                only(target.resolve("s3"), "s3mock", ".jar"));
    }

    private static Path only(Path folder, String prefix, String suffix) {
        return list(folder)
                .filter(file -> isNamed(file, prefix, suffix))
                .findFirst()
                .orElseThrow(() -> new StackException("No " + prefix + "*" + suffix + " in " + folder
                        + ": run mvn -pl deploy/local/artifacts package first"));
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNamed(Path file, String prefix, String suffix) {
        String name = file.getFileName().toString();
        return name.startsWith(prefix) && name.endsWith(suffix);
    }
}
