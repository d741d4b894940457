package io.maciestreams.simulator.findings;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The findings of an account by id and in every sort order; a page continues behind a position, also while findings
 * come and change.
 */
public final class FindingIndex {

    private final Map<String, Finding> byId = new LinkedHashMap<>();
    private final Map<SortAttribute, NavigableMap<Position, Finding>> orders = new EnumMap<>(SortAttribute.class);

    public FindingIndex() {
        for (SortAttribute attribute : SortAttribute.values()) {
            orders.put(attribute, new TreeMap<>());
        }
    }

    /** Adds the finding, or puts it in the place of the one with its id. */
    public synchronized void put(Finding finding) {
        Finding previous = byId.put(finding.id(), finding);
        orders.forEach((attribute, order) -> {
            if (previous != null) {
                order.remove(attribute.position(previous));
            }
            order.put(attribute.position(finding), finding);
        });
    }

    public synchronized Optional<Finding> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized List<Finding> all() {
        return List.copyOf(byId.values());
    }

    public synchronized FindingPage page(FindingQuery query) {
        List<Finding> found = inOrder(query).stream()
                .filter(query::matches)
                .limit(query.maxResults() + 1L)
                .toList();
        if (found.size() <= query.maxResults()) {
            return new FindingPage(ids(found), null);
        }
        List<Finding> page = found.subList(0, query.maxResults());
        Finding last = page.get(page.size() - 1);
        return new FindingPage(ids(page), query.sort().attribute().position(last));
    }

    private Collection<Finding> inOrder(FindingQuery query) {
        NavigableMap<Position, Finding> ascending =
                Objects.requireNonNull(orders.get(query.sort().attribute()));
        NavigableMap<Position, Finding> order = query.sort().descending() ? ascending.descendingMap() : ascending;
        Position after = query.after();
        return after == null ? order.values() : order.tailMap(after, false).values();
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).toList();
    }
}
