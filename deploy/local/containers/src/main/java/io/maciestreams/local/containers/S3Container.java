package io.maciestreams.local.containers;

import io.maciestreams.local.KmsKey;
import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** S3Mock with the stack's KMS key. */
final class S3Container extends GenericContainer<S3Container> {
    // The port that would speak TLS: settings of the web server reach this one only.
    private static final int PORT = 9191;

    S3Container() {
        super(Image.S3.imageName());
        withExposedPorts(PORT);
        withEnv("SERVER_SSL_ENABLED", "false");
        withEnv("SERVER_PORT", Integer.toString(PORT));
        // As for the local server: refused uploads are read to their end, idle connections stay open.
        withEnv("SERVER_TOMCAT_MAX_SWALLOW_SIZE", "-1");
        withEnv("SERVER_TOMCAT_KEEP_ALIVE_TIMEOUT", "-1");
        withEnv("COM_ADOBE_TESTING_S3MOCK_STORE_VALID_KMS_KEYS", KmsKey.OF_STACK.arn());
        waitingFor(Wait.forHttp("/").forPort(PORT).withStartupTimeout(Image.PATIENCE));
    }

    URI url() {
        return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
    }
}
