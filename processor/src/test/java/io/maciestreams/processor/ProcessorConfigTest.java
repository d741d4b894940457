package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorConfigTest {

    @Test
    void runsEveryApplicationUnlessToldOtherwise() {
        assertThat(config(Map.of()).applications())
                .containsExactly(
                        Application.RESULTS,
                        Application.PROFILES,
                        Application.LIFECYCLE,
                        Application.SIEM,
                        Application.ALERTS);
        assertThat(config(Map.of("processor.applications", "profiles")).applications())
                .containsExactly(Application.PROFILES);
    }

    @Test
    void eachApplicationHasItsOwnIdUnderThePrefix() {
        ProcessorConfig config = config(Map.of("processor.application.id", "mine"));

        assertThat(config.streams(Application.RESULTS)).containsEntry("application.id", "mine-results");
        assertThat(config.streams(Application.PROFILES)).containsEntry("application.id", "mine-profiles");
    }

    @Test
    void aProcessWithANameIsAStaticMember() {
        assertThat(config(Map.of("processor.instance.id", "processor-0")).streams(Application.PROFILES))
                .containsEntry("group.instance.id", "processor-0");
        assertThat(config(Map.of()).streams(Application.PROFILES)).doesNotContainKey("group.instance.id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pod/0", "two words"})
    void aNameIsOneThatKafkaTakes(String name) {
        assertThatThrownBy(() -> config(Map.of("processor.instance.id", name)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("processor.instance.id");
    }

    @Test
    void standbyReplicasArePassedOn() {
        assertThat(config(Map.of("kafka.num.standby.replicas", "1")).streams(Application.PROFILES))
                .containsEntry("num.standby.replicas", "1");
    }

    @Test
    void kafkaSettingsOverrideDefaults() {
        assertThat(config(Map.of("kafka.commit.interval.ms", "250")).streams(Application.RESULTS))
                .containsEntry("commit.interval.ms", "250")
                .containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @ParameterizedTest
    @EnumSource(Application.class)
    void onlyAlertsReadTheirTopicsInTheOrderOfTime(Application application) {
        StreamsConfig streams = new StreamsConfig(config(Map.of()).streams(application));

        assertThat(streams.getLong("max.task.idle.ms")).isEqualTo(application == Application.ALERTS ? 0 : -1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processing.guarantee",
                "partitioner.class",
                "producer.partitioner.class",
                "partitioner.ignore.keys",
                "producer.partitioner.ignore.keys",
                "group.instance.id",
                "auto.offset.reset",
                "main.consumer.auto.offset.reset"
            })
    void nobodySwitchesAGuaranteeOff(String name) {
        assertThatThrownBy(() -> config(Map.of("kafka." + name, "anything")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(name);
    }

    @Test
    void runsAnApplicationOnceThoughItIsListedTwice() {
        assertThat(config(Map.of("processor.applications", "results,results")).applications())
                .containsExactly(Application.RESULTS);
    }

    @Test
    void namesAnUnknownApplication() {
        assertThatThrownBy(() -> config(Map.of("processor.applications", "result")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("processor.applications");
    }

    private static ProcessorConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("kafka.bootstrap.servers", "broker:9092");
        all.put("schema.registry.url", "http://registry");
        all.put("state.dir", "state");
        return new ProcessorConfig(all);
    }
}
