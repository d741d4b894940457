package io.maciestreams.ingest;

import io.maciestreams.ingest.replay.FileForm;
import io.maciestreams.ingest.replay.ReplayFilter;
import io.maciestreams.ingest.replay.ReplayRequest;
import io.maciestreams.ingest.replay.SourceSpec;
import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;

/** A replay of files as a process of its own, which a test can kill. */
final class ReplayProcess {

    private ReplayProcess() {}

    /** Arguments: settings file, id, form, location, rate. */
    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
            properties.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        SourceSpec source = new SourceSpec.Files(FileForm.valueOf(args[2]), args[3]);
        ReplayRequest request = new ReplayRequest(
                args[1],
                List.of(source),
                ReplayFilter.none(),
                false,
                false,
                OptionalDouble.of(Double.parseDouble(args[4])));
        new ReplayService(settings, request, System.out).run();
    }

    static ChildProcess start(IngestStack stack, Path folder, Map<String, String> settings, String... arguments)
            throws IOException {
        String name = "replay-" + arguments[0];
        Path file = folder.resolve(name + ".properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return stack.stack()
                .start(JavaProgram.main(
                                name,
                                System.getProperty("java.class.path"),
                                ReplayProcess.class.getName(),
                                stack.stack().log(name))
                        .inBriefJvm("128m", "-Daws.accessKeyId=test", "-Daws.secretAccessKey=test")
                        .withArguments(java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(file.toString()), java.util.Arrays.stream(arguments))
                                .toArray(String[]::new)));
    }
}
