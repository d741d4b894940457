package io.maciestreams.local.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageTest {
    private static final String KAFKA = "stack.image.kafka";

    private final String before = System.getProperty(KAFKA, "");

    @AfterEach
    void restore() {
        if (before.isEmpty()) {
            System.clearProperty(KAFKA);
        } else {
            System.setProperty(KAFKA, before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasANameWithAVersionUnlessASettingGivesAnother(Image image) {
        assertThat(image.standard().asCanonicalNameString()).matches("[a-z0-9/-]+:\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void takesTheNameThatASettingGives() {
        System.setProperty(KAFKA, "mirror.example.com/streams/broker:1");

        assertThat(Image.KAFKA.imageName().asCanonicalNameString()).isEqualTo("mirror.example.com/streams/broker:1");
        assertThatCode(BrokerContainer::new).doesNotThrowAnyException();
    }
}
