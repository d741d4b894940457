package io.maciestreams.local.containers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.testcontainers.utility.DockerImageName;

/** The images of a stack: public ones, unless a system property of the same name as in images.properties gives another. */
enum Image {
    KAFKA("stack.image.kafka"),
    REGISTRY("stack.image.registry"),
    S3("stack.image.s3");

    /** How long a container of any image may take until it can be used. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String property;

    Image(String property) {
        this.property = property;
    }

    /** The image to run, taken to be like the public one whatever it is called. */
    DockerImageName imageName() {
        DockerImageName standard = standard();
        return DockerImageName.parse(System.getProperty(property, standard.asCanonicalNameString()))
                .asCompatibleSubstituteFor(standard);
    }

    /** The public image, in the version that this project is built for. */
    DockerImageName standard() {
        return DockerImageName.parse(Objects.requireNonNull(standards().getProperty(property)));
    }

    private static Properties standards() {
        Properties names = new Properties();
        try (InputStream file = Objects.requireNonNull(Image.class.getResourceAsStream("images.properties"))) {
            names.load(file);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
