package io.maciestreams.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shell that outlives this JVM when it is killed, just long enough to kill the JVM's children. */
public final class Watchdog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

    // Whatever ends this JVM closes its end of the pipe, and the loop ends.
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            pids=' '
            while read -r action pid; do
              case $action in
                watch) pids="$pids$pid " ;;
                forget) pids=${pids%%" $pid "*}" "${pids#*" $pid "} ;;
              esac
            done
            kill -9 $pids
            """;

    private final Process shell;
    private final OutputStream pipe;
    private boolean closed;

    private Watchdog(Process shell) {
        this.shell = shell;
        this.pipe = shell.getOutputStream();
    }

    public static Watchdog start() {
        try {
            return new Watchdog(new ProcessBuilder("sh", "-c", SCRIPT, "macie-streams-watchdog")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StackException("The watchdog did not start: " + e.getMessage(), e);
        }
    }

    /** Kills the process with this JVM, until it has ended by itself. */
    void watch(Process process) {
        try {
            tell("watch", process.pid());
        } catch (IOException e) {
            throw new StackException(
                    "The watchdog (process " + shell.pid() + ") has ended, so no program can be started safely", e);
        }
        var unused = process.onExit().thenRun(() -> forget(process.pid()));
    }

    // A process id may be given to a stranger once its process has ended.
    private void forget(long pid) {
        try {
            tell("forget", pid);
        } catch (IOException e) {
            log.warn("The watchdog has ended; programs will outlive this process if it is killed", e);
        }
    }

    private synchronized void tell(String action, long pid) throws IOException {
        if (!closed) {
            pipe.write((action + " " + pid + "\n").getBytes(US_ASCII));
            pipe.flush();
        }
    }

    /** Kills what is still watched and ends. */
    @Override
    public void close() {
        try {
            closePipe();
            shell.waitFor();
        } catch (IOException e) {
            log.warn("The watchdog had ended before", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void closePipe() throws IOException {
        closed = true;
        pipe.close();
    }
}
