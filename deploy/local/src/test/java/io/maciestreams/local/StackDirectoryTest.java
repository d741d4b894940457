package io.maciestreams.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTest {
    private final Path folder;

    StackDirectoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void isHeldByOneStackAtATime() {
        try (StackDirectory held = StackDirectory.claim(folder)) {
            assertThatThrownBy(() -> StackDirectory.claim(held.root()))
                    .isInstanceOf(StackException.class)
                    .hasMessage(
                            "The folder %s is in use by another stack (process %d): stop that one, or take another folder",
                            folder, ProcessHandle.current().pid());
        }
    }

    @Test
    void canBeClaimedAgainOnceReleased() {
        StackDirectory.claim(folder).close();

        try (StackDirectory again = StackDirectory.claim(folder)) {
            assertThat(again.kafka()).isDirectory().hasParent(folder);
        }
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> StackDirectory.claim(file))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesNamesThatItsPartsWouldSplit() {
        assertThatThrownBy(() -> StackDirectory.claim(folder.resolve("a,b"))).hasMessageContaining("comma");
        assertThatThrownBy(() -> StackDirectory.claim(folder.resolve("a;b"))).hasMessageContaining("semicolon");
    }
}
