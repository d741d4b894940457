package io.maciestreams.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KmsKeyTest {
    private static final String ID = "0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f";
    private static final String ARN = "arn:aws:kms:us-east-1:111122223333:key/" + ID;
    private static final String HEADER = "X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id";

    private final KmsKey key = new KmsKey(ARN);

    @Test
    void isNamedByIdToMockAndByArnToCaller() {
        assertThat(key.toMock(HEADER, ARN)).isEqualTo(ID);
        assertThat(key.toCaller(HEADER, ID)).isEqualTo(ARN);
    }

    @Test
    void leavesOtherHeadersAndOtherKeysAlone() {
        assertThat(key.toMock("x-amz-meta-key", ARN)).isEqualTo(ARN);
        assertThat(key.toCaller("x-amz-meta-key", ID)).isEqualTo(ID);
        assertThat(key.toMock(HEADER, "another")).isEqualTo("another");
    }

    @Test
    void knowsArnsOfOtherKeys() {
        assertThat(key.isNot(ARN.replace("us-east-1", "us-west-2"))).isTrue();
        assertThat(key.isNot(ARN)).isFalse();
        assertThat(key.isNot(ID)).isFalse();
    }

    @Test
    void refusesWhatIsNoKeyArn() {
        assertThatThrownBy(() -> new KmsKey("arn:aws:kms:us-east-1:111122223333:alias/a"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
