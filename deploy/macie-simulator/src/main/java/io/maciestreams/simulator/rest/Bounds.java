package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What gt, gte, lt and lte of a criterion leave of the numbers, both ends inclusive. A bound at the very end of the
 * numbers is never an element's, so there nothing is lost.
 */
record Bounds(long min, long max) {

    static Bounds of(JsonNode operators) {
        long gt = bound(operators, "gt", Long.MIN_VALUE);
        long gte = bound(operators, "gte", Long.MIN_VALUE);
        long lt = bound(operators, "lt", Long.MAX_VALUE);
        long lte = bound(operators, "lte", Long.MAX_VALUE);
        long min = Math.max(gte, operators.has("gt") && gt < Long.MAX_VALUE ? gt + 1 : gt);
        long max = Math.min(lte, operators.has("lt") && lt > Long.MIN_VALUE ? lt - 1 : lt);
        return new Bounds(min, max);
    }

    boolean hold(long number) {
        return min <= number && number <= max;
    }

    private static long bound(JsonNode operators, String operator, long otherwise) {
        return operators.has(operator) ? operators.get(operator).longValue() : otherwise;
    }
}
