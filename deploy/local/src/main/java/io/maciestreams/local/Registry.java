package io.maciestreams.local;

import java.nio.file.Path;

/** The schema registry of the stack: Apicurio, behind the REST API of Confluent's. */
record Registry(StackDirectory directory, Path jar, int port) {

    String url() {
        return LoopbackHttp.address(port) + "/apis/ccompat/v7";
    }

    Part part() {
        JavaProgram server = JavaProgram.jar("registry", jar, directory.log("registry"))
                .inBriefJvm(
                        "192m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-DHTTP_PORT=" + port,
                        "-DREGISTRY_DATASOURCE_URL=" + database())
                .withClassArchive(jar.resolveSibling(JavaProgram.CLASS_ARCHIVE))
                .in(directory.registry());
        return new Part(server, ReadyCheck.ok(LoopbackHttp.address(port).resolve("/health/ready")));
    }

    // H2 writes half a second after a commit unless told otherwise: a schema id would be given twice after a crash.
    private String database() {
        return "jdbc:h2:file:" + directory.registry().resolve("registry") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }
}
