package io.maciestreams.ingest.macie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListingTest {

    private static final Instant FROM = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant TO = FROM.plusSeconds(600);

    @Test
    void endsWithAPageWithoutToken() throws Exception {
        assertThat(Listing.of(FROM, TO).after(null, FROM.plusSeconds(1))).isEmpty();
    }

    @Test
    void startsAnewFromTheTimeThatThePageReached() throws Exception {
        assertThat(Listing.of(FROM, TO).after("t", FROM.plusSeconds(1))).contains(Listing.of(FROM.plusSeconds(1), TO));
    }

    @Test
    void followsTheTokenThroughFindingsOfOneTime() throws Exception {
        assertThat(Listing.of(FROM, TO).after("t", FROM))
                .contains(new Listing(FROM, TO, new Paging("ListFindings", "t", Set.of("t"))));
    }

    @Test
    void followsTheTokenOfAnEmptyPage() throws Exception {
        assertThat(Listing.of(FROM, TO).after("t", null))
                .contains(new Listing(FROM, TO, new Paging("ListFindings", "t", Set.of("t"))));
    }

    @Test
    void refusesATokenThatComesAgain() throws Exception {
        Listing second = Listing.of(FROM, TO).after("t", null).orElseThrow();
        Listing third = second.after("u", null).orElseThrow();

        assertThatThrownBy(() -> third.after("t", null))
                .isInstanceOf(MacieException.class)
                .hasMessageContaining("token");
    }

    @Test
    void refusesAWindowThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> Listing.of(TO, FROM)).isInstanceOf(IllegalArgumentException.class);
    }
}
