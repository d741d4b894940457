package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link ObjectUploader} does. */
interface ObjectUploaderContract {

    ObjectUploader uploader();

    /** An existing, empty bucket of its own for each test. */
    S3Destination destination();

    byte[] contentOf(S3Destination destination, String key);

    @Test
    default void writesAnObject() {
        assertThat(uploader().putIfAbsent(destination(), "a/b.gz", content("content"), Map.of("start-offset", "7")))
                .isTrue();

        assertThat(contentOf(destination(), "a/b.gz")).isEqualTo(bytes("content"));
        assertThat(uploader().metadata(destination(), "a/b.gz")).containsEntry("start-offset", "7");
    }

    @Test
    default void overwritesNothing() {
        uploader().putIfAbsent(destination(), "a/b.gz", content("first"), Map.of("sha256", "1"));

        assertThat(uploader().putIfAbsent(destination(), "a/b.gz", content("second"), Map.of("sha256", "2")))
                .isFalse();
        assertThat(contentOf(destination(), "a/b.gz")).isEqualTo(bytes("first"));
        assertThat(uploader().metadata(destination(), "a/b.gz")).containsEntry("sha256", "1");
    }

    @Test
    default void failsWithoutTheBucket() {
        S3Destination missing = S3Destination.newBuilder(destination())
                .setBucketName("no-such-bucket")
                .build();

        assertThatThrownBy(() -> uploader().putIfAbsent(missing, "a/b.gz", content("content"), Map.of()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("no-such-bucket");
    }

    @Test
    default void failsToDescribeWhatIsNotThere() {
        assertThatThrownBy(() -> uploader().metadata(destination(), "absent"))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("absent");
    }

    @Test
    default void testsADestinationAsOftenAsAsked() {
        uploader().test(destination(), "macie-test-object");
        uploader().test(destination(), "macie-test-object");
    }

    private static ObjectBytes content(String text) {
        byte[] bytes = bytes(text);
        int middle = bytes.length / 2;
        return new ObjectBytes(List.of(Arrays.copyOf(bytes, middle), Arrays.copyOfRange(bytes, middle, bytes.length)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
