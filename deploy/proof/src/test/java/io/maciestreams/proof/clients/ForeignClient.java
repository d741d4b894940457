package io.maciestreams.proof.clients;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.proof.ProofStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client in another language, ready to be run: its scripts lie in this module's test resources. */
record ForeignClient(Command command) {

    private static final Path MODULE = Path.of(System.getProperty("macie-streams.home"), "deploy", "proof");
    private static final Path SCRIPTS = MODULE.resolve("src/test/resources/clients");
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    /** kafkajs, installed by npm below target; the test is skipped where npm is not there. */
    static ForeignClient node() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(MODULE.resolve("target/clients/node"));
        if (!new Command(folder, "npm", "--version").succeeds()) {
            skip("Node.js and npm are not installed");
        }
        for (String file : List.of("package.json", "package-lock.json", "read.mjs")) {
            Files.copy(
                    SCRIPTS.resolve("node").resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        new Command(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts").run();
        return new ForeignClient(new Command(folder, "node", "read.mjs"));
    }

    /** confluent-kafka and avro; the test is skipped where no Python has them. */
    static ForeignClient python() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(MODULE.resolve("target/clients/python"));
        for (String python : PYTHONS) {
            if (new Command(folder, python, "-c", "import confluent_kafka, avro.io").succeeds()) {
                String script = SCRIPTS.resolve("python/read.py").toString();
                return new ForeignClient(new Command(folder, python, script));
            }
        }
        return skip("no Python 3 has confluent_kafka and avro (Debian: python3-confluent-kafka, python3-avro)");
    }

    /** Counts and digests, by topic. */
    Map<String, TopicDigest> read(ProofStack stack, List<String> topics) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(stack.bootstrapServers(), stack.schemaRegistryUrl()));
        arguments.addAll(topics);
        return new ObjectMapper().readValue(command.with(arguments).run(), new TypeReference<>() {});
    }

    private static ForeignClient skip(String reason) {
        if (Boolean.getBoolean("clients.required")) {
            throw new AssertionError("-Dclients.required, but " + reason);
        }
        return abort("Skipped: " + reason);
    }
}
