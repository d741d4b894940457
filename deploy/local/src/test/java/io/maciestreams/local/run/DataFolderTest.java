package io.maciestreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final AccountSpec ACCOUNT = new AccountSpec(7, 300, 2, Instant.parse("2026-06-01T12:00:00Z"));

    private final Path folder;

    DataFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void temporaryOneGoesWithAllThatIsInIt() throws IOException {
        DataFolder data = DataFolder.open(null, false);
        data.account(ACCOUNT);
        Files.createFile(
                Files.createDirectories(data.path().resolve("logs/old")).resolve("broker.log"));

        data.dispose();

        assertThat(data.path()).doesNotExist();
    }

    @Test
    void oneThatWasNamedStays() throws IOException {
        DataFolder data = DataFolder.open(folder.resolve("a/b"), false);

        data.dispose();

        assertThat(folder.resolve("a/b")).isDirectory();
    }

    @Test
    void temporaryOneToBeKeptStays() throws IOException {
        DataFolder data = DataFolder.open(null, true);

        data.dispose();

        assertThat(data.path()).isDirectory();
        Files.delete(data.path());
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file, false))
                .isInstanceOf(UsageException.class)
                .hasMessage("--data=%s: it is not a folder", file);
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below"), false))
                .isInstanceOf(UsageException.class)
                .message()
                .startsWith("--data=%s: it cannot be made".formatted(file.resolve("below")))
                .hasLineCount(1);
    }

    @Test
    void keepsTheAccountThatItBeganWith() throws IOException {
        DataFolder data = DataFolder.open(folder, false);
        data.account(ACCOUNT);

        assertThat(data.account(new AccountSpec(7, 300, 2, Instant.now()))).isEqualTo(ACCOUNT);
        assertThatThrownBy(() -> data.account(new AccountSpec(8, 300, 2, Instant.now())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--seed 7 --objects 300 --malformed-findings 2");
    }

    @Test
    void ofASimulatedAccountIsRefusedForARealOneAndTheOtherWayRound() throws IOException {
        AwsAccount real = new AwsAccount("444455556666", List.of("us-east-1"), false);
        DataFolder simulated = DataFolder.open(folder.resolve("simulated"), false);
        simulated.account(ACCOUNT);
        DataFolder aws = DataFolder.open(folder.resolve("aws"), false);
        aws.account(real);

        assertThatThrownBy(() -> simulated.account(real))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--seed 7 --objects 300");
        assertThatThrownBy(() -> aws.account(ACCOUNT))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--aws --regions us-east-1 with credentials of 444455556666");
        assertThat(aws.account(real)).isEqualTo(real);
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        Path file = Files.writeString(folder.resolve("account.properties"), "seed=7\nobjects=30");

        assertThatThrownBy(() -> DataFolder.open(folder, false).account(ACCOUNT))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file + " does not tell of an account");
    }
}
