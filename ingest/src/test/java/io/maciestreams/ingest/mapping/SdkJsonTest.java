package io.maciestreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.KeyValuePair;

class SdkJsonTest {

    @Test
    void writesMembersUnderMaciesNamesAndLeavesOutAbsentOnes() {
        Finding finding = Finding.builder()
                .id("a \"b\"")
                .archived(true)
                .count(2L)
                .createdAt(Instant.parse("2021-10-25T23:25:04.250Z"))
                .resourcesAffected(resources -> resources.s3Bucket(
                        bucket -> bucket.tags(KeyValuePair.builder().key("k").build())))
                .build();

        assertThat(new String(SdkJson.bytes(finding), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"archived\":true,\"count\":2,\"createdAt\":\"2021-10-25T23:25:04.250Z\",\"id\":\"a \\\"b\\\"\","
                                + "\"resourcesAffected\":{\"s3Bucket\":{\"tags\":[{\"key\":\"k\"}]}}}");
    }

    @Test
    void writesTheEntriesOfAMapByTheirKeys() {
        DescribeClassificationJobResponse.Builder job = DescribeClassificationJobResponse.builder();
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("team", "b");
        tags.put("env", "a");

        assertThat(SdkJson.bytes(job.tags(tags).build()))
                .asString()
                .isEqualTo("{\"tags\":{\"env\":\"a\",\"team\":\"b\"}}");
    }

    @Test
    void makesNothingUpThatMacieDidNotSend() {
        assertThat(SdkJson.bytes(DescribeClassificationJobResponse.builder().build()))
                .asString()
                .isEqualTo("{}");
    }
}
