package io.maciestreams.ingest.macie;

import java.util.Map;

/**
 * How many requests a second one account and Region may get.
 *
 * @param all of all operations together
 * @param byOperation of single operations, where they have a limit of their own
 */
public record RequestRates(double all, Map<String, Double> byOperation) {
    public RequestRates {
        byOperation = Map.copyOf(byOperation);
    }
}
