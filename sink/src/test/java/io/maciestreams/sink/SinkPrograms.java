package io.maciestreams.sink;

import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.Stack;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The packaged sink as processes, with settings in a file. */
record SinkPrograms(Stack stack, Path folder) {

    private static final Path JAR = Path.of("target/macie-streams-sink.jar").toAbsolutePath();

    ChildProcess start(String name, Map<String, String> settings) throws IOException {
        return start(name, List.of(), settings);
    }

    /** What verify says, with its exit code as the last line. */
    List<String> verify(Map<String, String> settings) throws Exception {
        Files.deleteIfExists(log("verify"));
        ChildProcess verify = start("verify", List.of("verify"), settings);
        int code = verify.onExit().get(1, TimeUnit.MINUTES);
        List<String> lines = new ArrayList<>(Files.readAllLines(log("verify")));
        lines.add("exit code " + code);
        return lines;
    }

    /** What a program has said. */
    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private ChildProcess start(String name, List<String> arguments, Map<String, String> settings) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.add(file(name, settings).toString());
        return stack.start(JavaProgram.jar(name, JAR, log(name))
                .inBriefJvm("160m")
                .withArguments(all.toArray(String[]::new))
                .withEnvironment(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test")));
    }

    private Path file(String name, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = folder.resolve(name + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
