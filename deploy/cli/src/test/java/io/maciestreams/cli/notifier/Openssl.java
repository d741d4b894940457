package io.maciestreams.cli.notifier;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The command of the README by which a receiver checks a signature. */
final class Openssl {

    private Openssl() {}

    static String hmacSha256(String secret, String text) throws IOException {
        Process process = new ProcessBuilder("openssl", "dgst", "-sha256", "-hmac", secret)
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.substring(output.indexOf("= ") + 2).trim();
    }
}
