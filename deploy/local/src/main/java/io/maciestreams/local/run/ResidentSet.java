package io.maciestreams.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that a process holds, as Linux tells it in proc(5). */
record ResidentSet(long kibibytes) {

    /** What it holds now. */
    static ResidentSet of(long pid) throws IOException {
        return read(pid, "VmRSS:");
    }

    /** The most that it has held so far. */
    static ResidentSet peakOf(long pid) throws IOException {
        return read(pid, "VmHWM:");
    }

    private static ResidentSet read(long pid, String line) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(found -> found.startsWith(line))
                    .map(found -> new ResidentSet(Long.parseLong(found.replaceAll("\\D", ""))))
                    .findFirst()
                    .orElseThrow(() -> new IOException("The memory of process " + pid + " is not told"));
        }
    }

    long toMebibytes() {
        return kibibytes / 1024;
    }
}
