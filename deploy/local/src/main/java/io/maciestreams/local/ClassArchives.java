package io.maciestreams.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Makes what the servers of the stack start sooner with, by starting and stopping each of them once; the build runs it. */
final class ClassArchives {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private ClassArchives() {}

    /** Takes a folder for the data of the servers; does nothing where the archives are. */
    public static void main(String[] arguments) {
        Binaries binaries = Binaries.of(Checkout.find());
        if (hasArchives(binaries)) {
            return;
        }
        try (StackDirectory directory = StackDirectory.claim(Path.of(arguments[0]));
                Programs programs = new Programs()) {
            Ports ports = Ports.pick();
            Broker broker = new Broker(directory, binaries.kafka(), ports.broker(), ports.controller());
            broker.formatter().ifPresent(formatter -> programs.runToItsEnd(formatter, PATIENCE));
            make(
                    programs,
                    List.of(
                            broker.part(),
                            new Registry(directory, binaries.registry(), ports.registry()).part(),
                            new S3Mock(directory, binaries.s3Mock(), ports.s3(), KmsKey.OF_STACK).part()));
        }
    }

    private static boolean hasArchives(Binaries binaries) {
        return List.of(binaries.kafka(), binaries.registry(), binaries.s3Mock()).stream()
                .allMatch(program -> Files.exists(program.resolveSibling(JavaProgram.CLASS_ARCHIVE)));
    }

    private static void make(Programs programs, List<Part> parts) {
        List<ChildProcess> servers = parts.stream()
                .map(part -> programs.start(part.program().archivingClasses()))
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            servers.get(i).awaitReady(parts.get(i).ready(), PATIENCE);
        }
        servers.parallelStream().forEach(server -> server.stop(PATIENCE));
    }
}
