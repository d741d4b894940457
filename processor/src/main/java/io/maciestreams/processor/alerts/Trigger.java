package io.maciestreams.processor.alerts;

import static io.maciestreams.processor.alerts.Variable.BUCKET;
import static io.maciestreams.processor.alerts.Variable.FINDING;
import static io.maciestreams.processor.alerts.Variable.INGEST;
import static io.maciestreams.processor.alerts.Variable.JOB;
import static io.maciestreams.processor.alerts.Variable.PREVIOUS_PROFILE;
import static io.maciestreams.processor.alerts.Variable.PROFILE;
import static io.maciestreams.processor.alerts.Variable.RECONCILIATION;

import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.Set;

/** What a rule is about: something that happens, or a state that lasts. */
enum Trigger {
    /** Each finding. */
    ON_FINDING("BUCKET", false, ImmutableSet.of(FINDING, BUCKET, PROFILE)),
    /** Each news of a profile, beside what the profile was before. */
    ON_PROFILE("BUCKET", false, ImmutableSet.of(PROFILE, PREVIOUS_PROFILE, BUCKET)),
    /** The state of a bucket, of whatever is known of it. */
    ON_BUCKET("BUCKET", true, ImmutableSet.of(BUCKET, PROFILE, RECONCILIATION)),
    /** The state of a job. */
    ON_JOB("JOB", true, ImmutableSet.of(JOB)),
    /** The state of one feed of a shard. */
    ON_INGEST("SHARD", true, ImmutableSet.of(INGEST));

    private final String subjectType;
    private final boolean state;
    private final ImmutableSet<Variable> variables;

    Trigger(String subjectType, boolean state, ImmutableSet<Variable> variables) {
        this.subjectType = subjectType;
        this.state = state;
        this.variables = variables;
    }

    String subjectType() {
        return subjectType;
    }

    /** Whether an alert ends when the condition holds no longer. */
    boolean isState() {
        return state;
    }

    Set<Variable> variables() {
        return variables;
    }

    /** Name in a file of rules. */
    String id() {
        return name().substring("ON_".length()).toLowerCase(Locale.ROOT);
    }
}
