package io.maciestreams.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that a process holds, as Linux tells it (VmRSS in proc(5)). */
record ResidentSet(long kibibytes) {

    static ResidentSet of(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> new ResidentSet(Long.parseLong(line.replaceAll("\\D", ""))))
                    .findFirst()
                    .orElseThrow(() -> new IOException("The memory of process " + pid + " is not told"));
        }
    }

    long toMebibytes() {
        return kibibytes / 1024;
    }
}
