package io.maciestreams.simulator.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids of one page, and the position of its last finding where more follow. */
public record FindingPage(List<String> findingIds, @Nullable Position next) {

    public FindingPage {
        findingIds = List.copyOf(findingIds);
    }
}
