package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maciestreams.simulator.WrittenResults.Written;
import io.maciestreams.simulator.account.Account;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.FindingCategory;
import software.amazon.awssdk.services.macie2.model.Macie2Exception;
import software.amazon.awssdk.services.macie2.model.OriginType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class OrganisationTest {

    private static final String ADMINISTRATOR = "111122223333";
    private static final String MEMBER = "444455556666";
    private static final String DENIED = "777788889999";
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private TestingS3 s3;
    private MacieSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        s3 = new TestingS3();
        simulator = MacieSimulator.start(SimulatorOptions.of(7, 200, Fixtures.EPOCH)
                .withResults(ResultOptions.to(s3.endpoint()))
                .withOrganisation(OrganisationOptions.of(
                                List.of(ADMINISTRATOR, MEMBER, DENIED), List.of("us-east-1", "eu-west-1"))
                        .withDenied(DENIED)));
    }

    @AfterEach
    void stop() {
        simulator.close();
        s3.close();
    }

    @Test
    void credentialsAndRegionTellWhoAsks() {
        Set<String> elsewhere = ids(ADMINISTRATOR, "eu-west-1");
        assertThat(ids(ADMINISTRATOR, "us-east-1")).isNotEmpty().doesNotContainAnyElementsOf(elsewhere);
        assertThat(ids(MEMBER, "us-east-1"))
                .isEqualTo(Set.copyOf(account(MEMBER, "us-east-1").findingIds()));
    }

    @Test
    void whoIsNotKnownIsRefused() {
        assertRefused("222222222222", "us-east-1");
        assertRefused(MEMBER, "ap-south-1");
        try (SdkClient client = new SdkClient(simulator)) {
            assertThatThrownBy(() -> client.listAll(request -> {})).isInstanceOf(Macie2Exception.class);
        }
    }

    @Test
    void theAdministratorSeesTheBucketsOfItsMembersAndWhatAutomatedDiscoveryFoundThere() {
        try (SdkClient administrator = client(ADMINISTRATOR, "us-east-1")) {
            List<BucketMetadata> buckets =
                    administrator.macie().describeBucketsPaginator(request -> {}).buckets().stream()
                            .toList();
            assertThat(buckets).extracting(BucketMetadata::accountId).contains(ADMINISTRATOR, MEMBER, DENIED);
            List<Finding> findings = administrator.describe(administrator.listAll(request -> {}));
            assertThat(findings)
                    .filteredOn(OrganisationTest::automated)
                    .extracting(Finding::accountId)
                    .contains(ADMINISTRATOR, MEMBER);
            assertThat(findings)
                    .filteredOn(finding -> !automated(finding))
                    .extracting(Finding::accountId)
                    .containsOnly(ADMINISTRATOR);
        }
    }

    @Test
    void aMemberSeesItsOwnBucketsAndTheFindingsOfItsOwnJobs() {
        try (SdkClient member = client(MEMBER, "us-east-1")) {
            assertThat(member.macie().describeBucketsPaginator(request -> {}).buckets())
                    .extracting(BucketMetadata::accountId)
                    .containsOnly(MEMBER);
            assertThat(member.describe(member.listAll(request -> {})))
                    .filteredOn(finding -> finding.category() == FindingCategory.CLASSIFICATION && !finding.sample())
                    .isNotEmpty()
                    .allSatisfy(finding ->
                            assertThat(finding.classificationDetails().jobId()).isNotNull());
        }
    }

    @Test
    void resultsOfAutomatedDiscoveryAreTheAdministratorsUnderTheMembersId() {
        try (SdkClient administrator = client(ADMINISTRATOR, "us-east-1")) {
            administrator.exportTo("results", KEY, "macie");
        }
        Account account = account(ADMINISTRATOR, "us-east-1");
        await().until(() -> account.truth().resultFiles().pending() == 0);
        List<Written> written = WrittenResults.read(s3.files());
        assertThat(written.stream().filter(one -> one.text("/accountId").equals(MEMBER)))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.file())
                        .contains("AWSLogs/" + ADMINISTRATOR + "/Macie/us-east-1/automated-sensitive-data-discovery/"
                                + MEMBER));
        assertThat(account.truth().buckets())
                .allSatisfy(arn -> assertThat(StatisticsOfFiles.of(arn, written, account.truth()))
                        .isEqualTo(account.profile(arn).orElseThrow().statistics()));
    }

    @Test
    void anAssumedRoleIsTheAccountOfTheRole() {
        try (StsClient sts = sts(ADMINISTRATOR)) {
            var credentials = sts.assumeRole(role -> role.roleArn("arn:aws:iam::" + MEMBER + ":role/security/Macie")
                            .roleSessionName("macie-streams"))
                    .credentials();
            AwsCredentials assumed = AwsSessionCredentials.create(
                    credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
            try (SdkClient member = new SdkClient(simulator, assumed, "eu-west-1")) {
                assertThat(member.listAll(request -> {}))
                        .hasSameElementsAs(account(MEMBER, "eu-west-1").findingIds());
            }
            assertThat(sts.getCallerIdentity().account()).isEqualTo(ADMINISTRATOR);
        }
    }

    @Test
    void aRoleOfADeniedOrUnknownAccountCannotBeAssumed() {
        try (StsClient sts = sts(ADMINISTRATOR)) {
            for (String account : List.of(DENIED, "222222222222")) {
                assertThatThrownBy(() -> sts.assumeRole(role -> role.roleArn("arn:aws:iam::" + account + ":role/Macie")
                                .roleSessionName("macie-streams")))
                        .isInstanceOfSatisfying(
                                StsException.class,
                                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
            }
        }
    }

    @Test
    void aTruthIsToldForEachAccountAndRegion() {
        Map<String, Long> findings = simulator.organisation().all().stream()
                .collect(Collectors.toMap(account -> account.accountId() + account.region(), account -> account.truth()
                        .findings()));
        assertThat(findings).hasSize(6).allSatisfy((place, number) -> assertThat(number)
                .isPositive());
    }

    private void assertRefused(String account, String region) {
        assertThatThrownBy(() -> ids(account, region)).isInstanceOfSatisfying(Macie2Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException");
        });
    }

    private Set<String> ids(String account, String region) {
        try (SdkClient client = client(account, region)) {
            return Set.copyOf(client.listAll(request -> {}));
        }
    }

    private Account account(String account, String region) {
        return simulator.organisation().account(account, region).orElseThrow();
    }

    private SdkClient client(String account, String region) {
        return new SdkClient(simulator, AwsBasicCredentials.create("AKIA" + account, "secret"), region);
    }

    private StsClient sts(String account) {
        return StsClient.builder()
                .endpointOverride(simulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA" + account, "secret")))
                .build();
    }

    private static boolean automated(Finding finding) {
        return finding.classificationDetails() != null
                && finding.classificationDetails().originType() == OriginType.AUTOMATED_SENSITIVE_DATA_DISCOVERY;
    }
}
