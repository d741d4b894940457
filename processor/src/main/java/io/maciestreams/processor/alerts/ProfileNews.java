package io.maciestreams.processor.alerts;

import io.maciestreams.avro.ProfileSources;
import io.maciestreams.avro.ResourceProfile;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What came between two profiles of a bucket.
 *
 * @param live whether a live result did
 * @param liveSensitive whether one with sensitive data did
 * @param history whether an old or replayed one did
 */
record ProfileNews(boolean live, boolean liveSensitive, boolean history) {

    private static final ProfileSources NONE = new ProfileSources(0L, 0L, 0L, 0L);

    static ProfileNews between(@Nullable ResourceProfile before, @Nullable ResourceProfile after) {
        ProfileSources known = sources(before);
        ProfileSources now = sources(after);
        return new ProfileNews(
                now.getLive() > known.getLive(),
                now.getLiveSensitive() > known.getLiveSensitive(),
                now.getHistory() > known.getHistory());
    }

    /** All that ever came. */
    static ProfileNews in(@Nullable ResourceProfile profile) {
        return between(null, profile);
    }

    /**
     * Whether an alert may open: on new evidence, whatever held before; on other news only where the condition did not hold
     * before and no history came with it, which could be what made it hold.
     */
    boolean mayOpen(BooleanSupplier heldBefore) {
        return liveSensitive || (live && !history && !heldBefore.getAsBoolean());
    }

    private static ProfileSources sources(@Nullable ResourceProfile profile) {
        return profile == null || profile.getSources() == null ? NONE : profile.getSources();
    }
}
