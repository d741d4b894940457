package io.maciestreams.local.containers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Apicurio with its schemas in memory. */
final class RegistryContainer extends GenericContainer<RegistryContainer> {
    private static final int PORT = 8080;

    RegistryContainer() {
        super(Image.REGISTRY.imageName());
        withExposedPorts(PORT);
        waitingFor(Wait.forHttp("/health/ready").forPort(PORT).withStartupTimeout(Image.PATIENCE));
    }

    /** The base address of Confluent's API. */
    String url() {
        return "http://" + getHost() + ":" + getMappedPort(PORT) + "/apis/ccompat/v7";
    }
}
