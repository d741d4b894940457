package io.maciestreams.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackKindTest {
    private final String before = System.getProperty(Stack.KIND_PROPERTY, LocalStack.KIND);

    @AfterEach
    void restore() {
        System.setProperty(Stack.KIND_PROPERTY, before);
    }

    @Test
    void anUnknownKindIsNamedInOneLine(@TempDir Path folder) {
        System.setProperty(Stack.KIND_PROPERTY, "cloud");

        assertThatThrownBy(() -> Stack.start(folder))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("-Dstack=cloud is unknown")
                .message()
                .hasLineCount(1);
    }
}
