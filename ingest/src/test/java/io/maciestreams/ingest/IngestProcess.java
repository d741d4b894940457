package io.maciestreams.ingest;

import io.maciestreams.ingest.testing.IngestStack;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Starts ingest as a process of its own, which a test can kill. */
final class IngestProcess {

    private IngestProcess() {}

    /** Starts it with these settings, from a file in the folder; the name is that of its log, too. */
    static ChildProcess start(IngestStack stack, Path folder, String name, Map<String, String> settings)
            throws IOException {
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
                                IngestMain.class.getName(),
                                stack.stack().log(name))
                        .inBriefJvm("128m", "-Daws.accessKeyId=test", "-Daws.secretAccessKey=test")
                        .withArguments(file.toString()));
    }
}
