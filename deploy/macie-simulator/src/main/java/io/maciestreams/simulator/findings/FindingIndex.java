package io.maciestreams.simulator.findings;

import io.maciestreams.simulator.paging.Page;
import io.maciestreams.simulator.paging.Position;
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

    public synchronized Page<Finding> page(FindingQuery query) {
        return Page.of(
                inOrder(query).stream().filter(query::matches),
                query.maxResults(),
                query.sort().attribute()::position);
    }

    private Collection<Finding> inOrder(FindingQuery query) {
        NavigableMap<Position, Finding> ascending =
                Objects.requireNonNull(orders.get(query.sort().attribute()));
        NavigableMap<Position, Finding> wanted = query.range()
                .map(range -> ascending.tailMap(Position.first(range.min()), true))
                .orElse(ascending);
        NavigableMap<Position, Finding> order = query.sort().descending() ? wanted.descendingMap() : wanted;
        Position after = query.after();
        return after == null ? order.values() : order.tailMap(after, false).values();
    }
}
