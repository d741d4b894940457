package io.maciestreams.ingest.macie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {

    private static final Paging FIRST = Paging.firstPage("DescribeBuckets");

    @Test
    void endsWithAPageWithoutToken() throws Exception {
        assertThat(FIRST.after(null)).isEmpty();
        assertThat(FIRST.after(new ListedPage<>(List.of(), "").nextToken())).isEmpty();
    }

    @Test
    void followsTheToken() throws Exception {
        assertThat(FIRST.after("t")).contains(new Paging("DescribeBuckets", "t", Set.of("t")));
    }

    @Test
    void refusesATokenThatComesAgain() throws Exception {
        Paging third = FIRST.after("t").orElseThrow().after("u").orElseThrow();

        assertThatThrownBy(() -> third.after("t"))
                .isInstanceOf(MacieException.class)
                .hasMessage("DescribeBuckets failed: the same page token came twice");
    }

    @Test
    void refusesPagesWithoutEnd() {
        Set<String> used =
                IntStream.range(1, Paging.MAX_PAGES).mapToObj(String::valueOf).collect(Collectors.toSet());
        Paging last = new Paging("DescribeBuckets", "1", used);

        assertThatThrownBy(() -> last.after("new"))
                .isInstanceOf(MacieException.class)
                .hasMessage("DescribeBuckets failed: still not at its end after 10000 pages");
    }
}
