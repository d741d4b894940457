package io.maciestreams.processor.alerts;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts rules that fail while they run, in a metric for each rule, and says so in the log, at most once a minute for each. The
 * record is not to blame, so there is no dead letter, and the other rules see it.
 */
final class RuleFailures {

    private static final Logger LOG = LoggerFactory.getLogger(RuleFailures.class);
    private static final long PAUSE_MILLIS = 60_000;

    private final ProcessorContext<?, ?> context;
    private final Map<String, Sensor> sensors = new HashMap<>();
    private final Map<String, Long> saidAt = new HashMap<>();
    private final Map<String, Long> unsaid = new HashMap<>();

    RuleFailures(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    void count(Rule rule, Exception failure) {
        sensors.computeIfAbsent(rule.id(), this::sensor).record();
        long failures = unsaid.merge(rule.id(), 1L, Long::sum);
        long now = context.currentSystemTimeMs();
        Long last = saidAt.get(rule.id());
        if (last == null || now - last >= PAUSE_MILLIS) {
            saidAt.put(rule.id(), now);
            unsaid.remove(rule.id());
            LOG.warn("Rule {} failed {} times since this was last said: {}", rule.id(), failures, failure.getMessage());
        }
    }

    private Sensor sensor(String ruleId) {
        return context.metrics().addRateTotalSensor("alert-rule", ruleId, "failures", RecordingLevel.INFO);
    }
}
