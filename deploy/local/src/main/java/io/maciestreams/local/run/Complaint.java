package io.maciestreams.local.run;

import io.maciestreams.local.StackException;
import io.maciestreams.service.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a run says that could not do its work: one line, and a trace only after a mistake of this program. */
final class Complaint {

    /** With messages that are made for people. */
    private static final List<Class<?>> OURS =
            List.of(StackException.class, ServiceException.class, UsageException.class);

    /** Of files, Kafka, the registry, S3 and the simulator: what they say is what there is to know. */
    private static final List<Class<?>> FROM_OUTSIDE = List.of(
            IOException.class,
            UncheckedIOException.class,
            ExecutionException.class,
            KafkaException.class,
            SdkException.class);

    private Complaint() {}

    /** Complains about options that cannot be parsed; returns the exit code. */
    static int about(ParameterException mistake, String[] args) {
        print(mistake.getMessage() + " (see --help)");
        return CommandLine.ExitCode.USAGE;
    }

    /** Complains about what ended the run; returns the exit code. */
    static int about(Exception failure, @Nullable DataFolder data) {
        if (failure instanceof UsageException) {
            print(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        about(isOneOf(OURS, failure) ? String.valueOf(failure.getMessage()) : firstLine(failure), data);
        if (!isOneOf(OURS, failure) && !isOneOf(FROM_OUTSIDE, failure)) {
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Complains about a result; returns the exit code. */
    static int about(String result, @Nullable DataFolder data) {
        print(data == null ? result : result + "; data kept in " + data.path());
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isOneOf(List<Class<?>> types, Exception failure) {
        return types.stream().anyMatch(type -> type.isInstance(failure));
    }

    private static String firstLine(Exception failure) {
        boolean wraps = failure instanceof ExecutionException || failure instanceof UncheckedIOException;
        Throwable reason = wraps ? failure.getCause() : failure;
        return String.valueOf(reason).lines().findFirst().orElse("");
    }

    private static void print(@Nullable String line) {
        System.err.println("run: " + line);
    }
}
