package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.FindingCounts;
import io.maciestreams.avro.Provenance;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Scans;
import io.maciestreams.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import org.apache.kafka.streams.TestInputTopic;

/** Whatever is sent, in whatever order and however often: each finding counts once. */
class FindingCountLawsTest {

    private static final List<String> STATES = List.of("CREATED", "RECURRED", "ARCHIVED", "UNARCHIVED", "EXPIRED");

    private final List<Path> folders = new ArrayList<>();

    @Property(tries = 200)
    void orderAndDuplicatesDoNotMatter(@ForAll("scans") List<Scan> scans, @ForAll Random random) throws Exception {
        List<Scan> sent = new ArrayList<>(scans);
        scans.stream().filter(scan -> random.nextBoolean()).forEach(sent::add);
        Collections.shuffle(sent, random);

        Map<String, Long> counts = process(sent, random);

        assertThat(counts).isEqualTo(recount(scans));
    }

    @Provide
    Arbitrary<List<Scan>> scans() {
        return Scans.sets();
    }

    @AfterProperty
    void clean() throws Exception {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Collections.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    // Counted by hand: hours of findings, and of findings with each of the three types.
    private static Map<String, Long> recount(List<Scan> scans) {
        Map<String, Long> counts = new HashMap<>();
        for (Scan scan : scans) {
            String hour = scan.createdAt().toString().substring(0, 13);
            counts.merge(hour + " findings", 1L, Long::sum);
            occurrences(scan).forEach((type, occurrences) -> {
                if (occurrences > 0) {
                    counts.merge(hour + " findings with " + type, 1L, Long::sum);
                    counts.merge(hour + " occurrences of " + type, occurrences, Long::sum);
                }
            });
        }
        return counts;
    }

    private static Map<String, Long> occurrences(Scan scan) {
        return Map.of(Scan.CARD_NUMBER, scan.cardNumbers(), Scan.NAME, scan.names(), Scan.CUSTOM_ARN, scan.custom());
    }

    private Map<String, Long> process(List<Scan> sent, Random random) throws Exception {
        Path stateDir = Files.createTempDirectory("finding-count-laws");
        folders.add(stateDir);
        Map<String, FindingCounts> latest = new HashMap<>();
        try (TestedApplication application = new TestedApplication(Application.SIEM, stateDir)) {
            TestInputTopic<String, CurrentFinding> findings = application.input(Topics.FINDINGS_CURRENT);
            sent.forEach(scan -> findings.pipeInput(scan.id(), current(scan, random)));
            application.output(Topics.FINDING_COUNTS).forEach(record -> latest.put(record.key(), record.value()));
        }
        Map<String, Long> counts = new HashMap<>();
        latest.values().stream()
                .filter(count -> count.getWindow().equals("PT1H"))
                .forEach(count -> add(counts, count));
        return counts;
    }

    private static void add(Map<String, Long> counts, FindingCounts count) {
        String hour = count.getWindowStart().toString().substring(0, 13);
        if (count.getDetectionType() == null) {
            counts.put(hour + " findings", count.getFindings());
        } else {
            counts.put(hour + " findings with " + count.getDetectionType(), count.getFindings());
            counts.put(hour + " occurrences of " + count.getDetectionType(), count.getOccurrences());
        }
    }

    private static CurrentFinding current(Scan scan, Random random) {
        String state = STATES.get(random.nextInt(STATES.size()));
        return new CurrentFinding(scan.finding(), state, scan.createdAt(), new Provenance("LIVE", null));
    }
}
