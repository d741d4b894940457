package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every version of an application that was ever released can be replaced by today's, with its state. */
class TopologyUpgradeTest {

    private static final Path RESOURCES =
            Path.of(System.getProperty("macie-streams.home")).resolve("processor/src/test/resources");

    /** With {@code -Dreleased.write} today's topology is kept as the newest version, where it differs. */
    @ParameterizedTest
    @EnumSource
    void keepsTheStateOfEveryReleasedVersion(Application application) throws Exception {
        String present = Files.readString(RESOURCES.resolve(application.id() + "-topology.txt"));
        Path folder = RESOURCES.resolve("released").resolve(application.id());
        int newest = 0;
        String released = "";
        while (Files.exists(folder.resolve(newest + 1 + ".txt"))) {
            newest++;
            released = Files.readString(folder.resolve(newest + ".txt"));
            assertThat(TopologyUpgrade.breaks(released, present))
                    .as("since version %d; see Upgrades in the README", newest)
                    .isEmpty();
        }
        if (System.getProperty("released.write") != null && !released.equals(present)) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(newest + 1 + ".txt"), present);
        }
        assertThat(folder.resolve("1.txt")).exists();
    }

    @Test
    void aNewStoreIsNoBreak() throws Exception {
        String present = profiles();

        assertThat(TopologyUpgrade.breaks(present.replace("(stores: [profiles])", "(stores: [])"), present))
                .isEmpty();
    }

    @Test
    void aStoreThatIsRenamedOrGoneIsABreak() throws Exception {
        String present = profiles();

        assertThat(TopologyUpgrade.breaks(present, present.replace("[profiles]", "[sums]")))
                .isEqualTo(List.of("profiles was in sub-topology 0, is in none"));
    }

    @Test
    void aStoreOrRepartitionTopicThatMovesToAnotherSubTopologyIsABreak() throws Exception {
        String present = profiles();

        assertThat(TopologyUpgrade.breaks(present, present.replace("Sub-topology: 1", "Sub-topology: 2")))
                .containsExactly(
                        "by-account-and-region-repartition was in sub-topology 1, is in 2",
                        "sums-of-buckets was in sub-topology 1, is in 2");
    }

    private static String profiles() throws Exception {
        return Files.readString(RESOURCES.resolve("profiles-topology.txt"));
    }
}
