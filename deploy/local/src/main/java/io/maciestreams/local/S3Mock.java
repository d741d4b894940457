package io.maciestreams.local;

import java.io.File;
import java.nio.file.Path;

/** The S3 server of the stack, to be used through its {@link S3Front}. */
record S3Mock(StackDirectory directory, Path jar, int port, KmsKey key) {
    private static final String MAIN = "com.adobe.testing.s3mock.S3MockApplication";
    private static final String STORE = "--com.adobe.testing.s3mock.store.";

    Part part() {
        String classpath = jar + File.pathSeparator + jar.resolveSibling("BOOT-INF/lib/*");
        JavaProgram server = JavaProgram.main("s3", classpath, MAIN, directory.log("s3"))
                .inBriefJvm("128m")
                .withClassArchive(jar.resolveSibling(JavaProgram.CLASS_ARCHIVE))
                .withArguments(
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--server.ssl.enabled=false",
                        // A request that is refused early is still read to its end, so that the answer arrives.
                        "--server.tomcat.max-swallow-size=-1",
                        // A connection that was closed while idle fails the next upload on it.
                        "--server.tomcat.keep-alive-timeout=-1",
                        // The second connector cannot be switched off, only bound to loopback.
                        "--com.adobe.testing.s3mock.httpPort=0",
                        "--spring.main.sources="
                                + directory
                                        .copiedSettings("s3mock-loopback.xml")
                                        .toUri(),
                        STORE + "root=" + directory.s3(),
                        STORE + "retainFilesOnExit=true",
                        STORE + "validKmsKeys=" + key.arn())
                .in(directory.s3());
        return new Part(server, ReadyCheck.ok(LoopbackHttp.address(port).resolve("/")));
    }
}
