package io.maciestreams.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void isSixteenBytesAndTheSameEachTime() {
        assertThat(Fingerprint.of("a", "b")).hasSize(16).isEqualTo(Fingerprint.of("a", "b"));
    }

    @Test
    void tellsWhereOnePartEndsAndTheNextBegins() {
        assertThat(Fingerprint.of("ab", "c"))
                .isNotEqualTo(Fingerprint.of("a", "bc"))
                .isNotEqualTo(Fingerprint.of("ab", "c", ""));
    }

    @Test
    void tellsAnAbsentPartFromAnEmptyOne() {
        assertThat(Fingerprint.of("a", null)).isNotEqualTo(Fingerprint.of("a", ""));
    }
}
