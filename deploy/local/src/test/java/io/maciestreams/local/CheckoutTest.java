package io.maciestreams.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
    private final Path folder;

    CheckoutTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void isFoundFromFolderInside() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("deploy/local/src"));

        assertThat(Checkout.above(inside).home()).isEqualTo(folder);
    }

    @Test
    void saysWhatToDoWhereThereIsNone() {
        assertThatThrownBy(() -> Checkout.above(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("-Dmacie-streams.home");
        assertThatThrownBy(() -> new Checkout(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("not a checkout");
    }

    @Test
    void saysHowToBuildMissingPrograms() throws IOException {
        Files.createDirectories(folder.resolve("deploy/local"));

        assertThatThrownBy(() -> Binaries.of(new Checkout(folder)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("mvn -pl deploy/local/artifacts package");
    }
}
