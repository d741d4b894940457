package io.maciestreams.proof.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end in a folder, with its errors kept there. */
record Command(Path folder, List<String> words) {

    private static final int PATIENCE_SECONDS = 180;

    Command(Path folder, String... words) {
        this(folder, List.of(words));
    }

    Command with(List<String> more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(more);
        return new Command(folder, all);
    }

    /** Whether there is such a program and it ends well. */
    boolean succeeds() throws IOException, InterruptedException {
        try {
            run();
            return true;
        } catch (FailedException e) {
            return false;
        }
    }

    /**
     * Runs it and returns what it printed.
     *
     * @throws FailedException where it cannot be started, takes too long or exits with another code than 0
     */
    String run() throws IOException, InterruptedException {
        Path output = folder.resolve("out.log");
        Path errors = folder.resolve("err.log");
        Process process = start(output, errors);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new FailedException(words + " still ran after " + PATIENCE_SECONDS + " s: " + read(errors));
        }
        if (process.exitValue() != 0) {
            throw new FailedException(words + " exited with " + process.exitValue() + ": " + read(errors));
        }
        return read(output);
    }

    private Process start(Path output, Path errors) {
        try {
            return new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            throw new FailedException(words.get(0) + " cannot be started: " + e.getMessage());
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** The command did not do what it was to do. */
    static final class FailedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        FailedException(String message) {
            super(message);
        }
    }
}
