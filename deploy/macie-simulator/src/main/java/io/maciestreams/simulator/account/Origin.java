package io.maciestreams.simulator.account;

/** What had an object analysed; Macie's originType. */
public enum Origin {
    AUTOMATED_SENSITIVE_DATA_DISCOVERY,
    SENSITIVE_DATA_DISCOVERY_JOB
}
