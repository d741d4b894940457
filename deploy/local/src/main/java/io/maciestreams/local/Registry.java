package io.maciestreams.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** The schema registry of the stack: Apicurio, behind the REST API of Confluent's. */
record Registry(StackDirectory directory, Path jar, int port) {

    String url() {
        return LoopbackHttp.address(port) + "/apis/ccompat/v7";
    }

    Part part() {
        JavaProgram server = JavaProgram.jar("registry", jar, directory.log("registry"))
                .withJvmArguments(
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-DHTTP_PORT=" + port,
                        "-DREGISTRY_DATASOURCE_URL=" + database())
                .in(directory.registry());
        return new Part(server, ReadyCheck.ok(LoopbackHttp.address(port).resolve("/health/ready")));
    }

    // H2 writes half a second after a commit unless told otherwise: a schema id would be given twice after a crash.
    private String database() {
        return "jdbc:h2:file:" + directory.registry().resolve("registry") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** Every schema must read what all before it wrote, and the other way round; Apicurio alone would not check. */
    void requireFullCompatibility() {
        try {
            HttpResponse<String> answer =
                    LoopbackHttp.put(URI.create(url() + "/config"), "{\"compatibility\":\"FULL_TRANSITIVE\"}");
            if (answer.statusCode() != 200) {
                throw new StackException("The registry refused its compatibility rule: HTTP " + answer.statusCode()
                        + " " + answer.body());
            }
        } catch (IOException e) {
            throw new StackException("The registry did not take its compatibility rule: " + e, e);
        }
    }
}
