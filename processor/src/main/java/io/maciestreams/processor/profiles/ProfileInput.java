package io.maciestreams.processor.profiles;

import io.maciestreams.avro.ResourceProfile;

/** Something that changes the profile of one bucket; a profile as stored lacks what {@link CompleteProfile} adds. */
sealed interface ProfileInput permits BucketChange, ObjectChange, SettingsChange {

    /** Changes the profile, which nobody else holds: the store decodes a new one for each input. */
    void applyTo(ResourceProfile profile);
}
