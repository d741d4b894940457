package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ProfileSettings;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.avro.SuppressDataIdentifier;
import io.maciestreams.processor.records.UnusableRecordException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a user has set on a bucket's profile, all of it: what was set before and is not here is undone.
 *
 * @param scoreOverridden null where nothing is known (any longer)
 */
record SettingsChange(
        List<SuppressDataIdentifier> suppressed, @Nullable Boolean scoreOverridden, @Nullable Integer scoreOverride)
        implements ProfileInput {

    private static final int MOST_SENSITIVE = 100;

    SettingsChange {
        suppressed = List.copyOf(suppressed);
    }

    /** What a record of macie.profile-settings sets. */
    static SettingsChange of(@Nullable String bucketArn, @Nullable ProfileSettings settings) {
        if (bucketArn == null) {
            throw new UnusableRecordException(null, "the record has no key");
        }
        return settings == null
                ? new SettingsChange(List.of(), null, null)
                : new SettingsChange(
                        sorted(settings.getSuppressedDataIdentifiers()),
                        Boolean.TRUE.equals(settings.getSensitivityScoreOverridden()),
                        override(settings));
    }

    // Macie lists them in no particular order, which is no change.
    private static List<SuppressDataIdentifier> sorted(List<SuppressDataIdentifier> suppressed) {
        return suppressed.stream().sorted().distinct().toList();
    }

    private static @Nullable Integer override(ProfileSettings settings) {
        return Boolean.TRUE.equals(settings.getSensitivityScoreOverridden())
                ? Objects.requireNonNullElse(settings.getSensitivityScore(), MOST_SENSITIVE)
                : null;
    }

    @Override
    public void applyTo(ResourceProfile profile) {
        profile.setSuppressedDataIdentifiers(suppressed);
        profile.setSensitivityScoreOverridden(scoreOverridden);
        profile.setSensitivityScoreOverride(scoreOverride);
        profile.setLastChange(null);
    }
}
