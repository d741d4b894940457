package io.maciestreams.cli;

import io.maciestreams.ingest.ReplayService;
import io.maciestreams.ingest.replay.FileForm;
import io.maciestreams.ingest.replay.ReplayFilter;
import io.maciestreams.ingest.replay.ReplayRequest;
import io.maciestreams.ingest.replay.SourceSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends findings and results of the past again. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Sends findings and results of the past again into the live topics, marked as a replay: profiles, alerts and the",
            "archive do not change by what they know already. Ctrl-C stops it; the same id goes on."
        },
        footer = {
            "",
            "Examples:",
            "  macie-streams replay ingest.properties --id exports --findings s3://exports/macie/ --dry-run",
            "  macie-streams replay ingest.properties --id exports --findings s3://exports/macie/ --rate 500",
            "  macie-streams replay ingest.properties --id siem --macie --from 2026-09-01 --severity High",
            "  macie-streams replay ingest.properties --id lost --archive s3://results/macie-streams/ --result-files"
                    + " s3://results/AWSLogs/"
        })
final class ReplayCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "INGEST.properties", description = "The settings of ingest.")
    private @Nullable String file;

    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "Name of the replay; a run with the same id goes on where the last one stopped.")
    private @Nullable String id;

    @ArgGroup(validate = false, heading = "%nWhat to read; several may be given:%n")
    private Sources sources = new Sources();

    @ArgGroup(validate = false, heading = "%nWhat to send of it; all that is given must fit:%n")
    private Filters filters = new Filters();

    @ArgGroup(validate = false, heading = "%nHow:%n")
    private Manner manner = new Manner();

    @Override
    public Integer call() {
        return ReplayService.main(request()).run(Objects.requireNonNull(file));
    }

    private ReplayRequest request() {
        try {
            OptionalDouble rate = manner.rate == null ? OptionalDouble.empty() : OptionalDouble.of(manner.rate);
            return new ReplayRequest(
                    Objects.requireNonNull(id), sources.all(), filters.filter(), manner.alert, manner.dryRun, rate);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static final class Sources {

        @Option(
                names = "--findings",
                paramLabel = "PLACE",
                description = "Files of findings: a file, a folder or s3://bucket/prefix; as the API tells them or as"
                        + " EventBridge carries them, JSON or JSON Lines, gzip or not.")
        private List<String> findings = List.of();

        @Option(
                names = "--archive",
                paramLabel = "PLACE",
                description = "Files that the sink wrote; their results are not exported again.")
        private List<String> archive = List.of();

        @Option(names = "--result-files", paramLabel = "PLACE", description = "Macie's own result files.")
        private List<String> resultFiles = List.of();

        @Option(
                names = "--topic",
                paramLabel = "TOPIC",
                description = "macie.findings or macie.discovery-results, from the beginning.")
        private List<String> topics = List.of();

        @Option(names = "--macie", description = "Macie's API: the findings of the last 90 days.")
        private boolean macie;

        private List<SourceSpec> all() {
            List<SourceSpec> all = new ArrayList<>();
            findings.forEach(place -> all.add(new SourceSpec.Files(FileForm.FINDINGS, place)));
            archive.forEach(place -> all.add(new SourceSpec.Files(FileForm.ARCHIVE, place)));
            resultFiles.forEach(place -> all.add(new SourceSpec.Files(FileForm.RESULT_FILES, place)));
            topics.forEach(topic -> all.add(SourceSpec.OfTopic.named(topic)));
            if (macie) {
                all.add(new SourceSpec.Macie());
            }
            return all;
        }
    }

    private static final class Filters {

        @Option(
                names = "--from",
                paramLabel = "TIME",
                converter = Time.class,
                description = "From this time on (2026-09-01, or 2026-09-01T08:00:00Z).")
        private @Nullable Instant from;

        @Option(names = "--to", paramLabel = "TIME", converter = Time.class, description = "Before this time.")
        private @Nullable Instant to;

        @Option(names = "--account", paramLabel = "ID", description = "Account of the bucket, or of the Macie.")
        private Set<String> accounts = Set.of();

        @Option(names = "--region", paramLabel = "REGION", description = "AWS Region.")
        private Set<String> regions = Set.of();

        @Option(names = "--bucket", paramLabel = "NAME", description = "Bucket.")
        private Set<String> buckets = Set.of();

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "Type of finding; SensitiveData:* for all of them.")
        private Set<String> types = Set.of();

        @Option(names = "--severity", paramLabel = "SEVERITY", description = "Low, Medium or High.")
        private Set<String> severities = Set.of();

        @Option(names = "--job", paramLabel = "ID", description = "Classification job.")
        private Set<String> jobs = Set.of();

        @Option(names = "--finding", paramLabel = "ID", description = "Finding, or result, with this id.")
        private Set<String> ids = Set.of();

        private ReplayFilter filter() {
            return new ReplayFilter(from, to, accounts, regions, buckets, types, severities, jobs, ids);
        }
    }

    private static final class Manner {

        @Option(names = "--dry-run", description = "Count by day, account and type what would go where; write nothing.")
        private boolean dryRun;

        @Option(names = "--rate", paramLabel = "N", description = "Documents a second at most.")
        private @Nullable Double rate;

        @Option(names = "--alert", description = "Raise alerts for what is sent.")
        private boolean alert;
    }
}
