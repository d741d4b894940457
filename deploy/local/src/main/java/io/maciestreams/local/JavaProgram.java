package io.maciestreams.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program to run in a JVM of its own.
 *
 * @param target what to run, as the java command takes it: -jar FILE, or -cp CLASSPATH MAIN
 * @param environment added to the environment of this process, of which nothing that begins with AWS_ is passed on
 * @param log the file to which the program's output is appended
 */
public record JavaProgram(
        String name,
        List<String> jvmArguments,
        List<String> target,
        List<String> arguments,
        Map<String, String> environment,
        Path workingDirectory,
        Path log) {
    /** A file beside the jars of a program with their classes as the JVM has them in memory: with it the program starts in half the time. */
    static final String CLASS_ARCHIVE = "classes.jsa";

    private static final String USE_ARCHIVE = "-XX:SharedArchiveFile=";

    public JavaProgram {
        if (name.isBlank() || target.isEmpty()) {
            throw new IllegalArgumentException("A program needs a name and something to run");
        }
        jvmArguments = List.copyOf(jvmArguments);
        target = List.copyOf(target);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A program that works in the folder of its log. */
    public static JavaProgram jar(String name, Path jar, Path log) {
        return of(name, List.of("-jar", jar.toString()), log);
    }

    /** A program that works in the folder of its log. */
    public static JavaProgram main(String name, String classpath, String main, Path log) {
        return of(name, List.of("-cp", classpath, main), log);
    }

    private static JavaProgram of(String name, List<String> target, Path log) {
        Path folder = log.toAbsolutePath().resolveSibling("");
        return new JavaProgram(name, List.of(), target, List.of(), Map.of(), folder, log.toAbsolutePath());
    }

    public JavaProgram withJvmArguments(String... values) {
        return new JavaProgram(name, List.of(values), target, arguments, environment, workingDirectory, log);
    }

    /**
     * In a JVM for a program that does not run long enough to gain from the second compiler.
     *
     * @param heap at most, as -Xmx takes it
     */
    public JavaProgram inBriefJvm(String heap, String... more) {
        List<String> values = new ArrayList<>(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        values.addAll(List.of(more));
        return withJvmArguments(values.toArray(String[]::new));
    }

    /** Where the file is missing, or was made of other jars or by another JDK, the JVM goes on without. */
    JavaProgram withClassArchive(Path file) {
        List<String> values = new ArrayList<>(jvmArguments);
        values.add(USE_ARCHIVE + file);
        return withJvmArguments(values.toArray(String[]::new));
    }

    /** The same program when it makes its archive of classes, which takes it some seconds as it ends. */
    JavaProgram archivingClasses() {
        return withJvmArguments(jvmArguments.stream()
                .map(argument -> argument.replace(USE_ARCHIVE, "-XX:ArchiveClassesAtExit="))
                .toArray(String[]::new));
    }

    public JavaProgram withArguments(String... values) {
        return new JavaProgram(name, jvmArguments, target, List.of(values), environment, workingDirectory, log);
    }

    public JavaProgram withEnvironment(Map<String, String> values) {
        return new JavaProgram(name, jvmArguments, target, arguments, values, workingDirectory, log);
    }

    public JavaProgram in(Path folder) {
        return new JavaProgram(name, jvmArguments, target, arguments, environment, folder, log);
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(target);
        command.addAll(arguments);
        return command;
    }
}
