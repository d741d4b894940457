package io.maciestreams.ingest;

import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.RequestRates;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** How fast ingest may ask each Macie: a rate for all requests, and one for each operation that needs its own. */
final class RateSettings {

    private static final String ALL = "macie.requests.per.second";

    private RateSettings() {}

    static ConfigDef define(ConfigDef definition) {
        ConfigDef.Validator positive = LambdaValidator.with(RateSettings::requirePositive, () -> "above 0");
        definition.define(
                ALL,
                ConfigDef.Type.DOUBLE,
                10.0,
                positive,
                Importance.MEDIUM,
                "Requests a second to the Macie of one account and Region, over all feeds.");
        for (String operation : MacieApi.OPERATIONS) {
            definition.define(
                    ALL + "." + operation,
                    ConfigDef.Type.DOUBLE,
                    null,
                    positive,
                    Importance.LOW,
                    "Requests a second of " + operation + ", within those of all.");
        }
        return definition;
    }

    static RequestRates of(AbstractConfig config) {
        Map<String, Double> byOperation = new HashMap<>();
        for (String operation : MacieApi.OPERATIONS) {
            Double rate = config.getDouble(ALL + "." + operation);
            if (rate != null) {
                byOperation.put(operation, rate);
            }
        }
        return new RequestRates(config.getDouble(ALL), byOperation);
    }

    private static void requirePositive(String name, @Nullable Object value) {
        if (value instanceof Double rate && !(rate > 0)) {
            throw new ConfigException(name, value, "must be above 0");
        }
    }
}
