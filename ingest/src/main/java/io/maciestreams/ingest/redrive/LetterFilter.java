package io.maciestreams.ingest.redrive;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those that fit all that is set.
 *
 * @param ids as {@link StoredLetter#id()} gives them
 * @param services that gave them up
 * @param origins topics or operations
 * @param reason a part of the reason; empty for any
 * @param from earliest time at which they were given up
 * @param to time before which they were
 */
public record LetterFilter(
        Set<String> ids,
        Set<String> services,
        Set<String> origins,
        String reason,
        @Nullable Instant from,
        @Nullable Instant to) {

    public LetterFilter {
        ids = Set.copyOf(ids);
        services = Set.copyOf(services);
        origins = Set.copyOf(origins);
        Objects.requireNonNull(reason);
    }

    boolean matches(StoredLetter stored) {
        Instant failedAt = stored.letter().getFailedAt();
        return isAmong(ids, stored.id())
                && isAmong(services, stored.letter().getService())
                && isAmong(origins, stored.letter().getOrigin())
                && stored.letter().getReason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT))
                && (from == null || !failedAt.isBefore(from))
                && (to == null || failedAt.isBefore(to));
    }

    private static boolean isAmong(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
