package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Analysis;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts scans into the account that they belong to: as findings, analyses and results. Automated discovery belongs to
 * the account's administrator, a job to the account itself.
 */
final class ScanLog {

    private final Account account;
    private final Account administrator;
    private final SensitiveDataFindings findings;
    private final ResultFiles resultFiles;
    private final ScanResults results;
    private final FindingsCap cap;

    ScanLog(Account account, Account administrator, AccountPlan plan) {
        this.account = account;
        this.administrator = administrator;
        this.findings = new SensitiveDataFindings(account, administrator, plan);
        this.resultFiles = new ResultFiles(account, administrator);
        this.results = new ScanResults(account);
        this.cap = new FindingsCap(plan.findingsCap());
    }

    void add(Scan scan, boolean archived) {
        String path = resultFiles.of(scan);
        Account owner = scan.jobId() == null ? administrator : account;
        if (scan.version().sensitive() && shown(scan)) {
            owner.put(findings.write(scan, path, archived), results.of(scan, path));
        } else {
            owner.put(analysis(scan, path), results.of(scan, path));
        }
    }

    /** Adds one of very many scans of a job, of whose findings no text is kept. */
    void addOneOfMany(Scan scan, String path) {
        if (shown(scan)) {
            account.putRendered(() -> findings.write(scan, path, false), results.of(scan, path));
        } else {
            account.put(analysis(scan, path), results.of(scan, path));
        }
    }

    /** Of a finding that is not shown, what it would tell. */
    private Analysis analysis(Scan scan, String path) {
        return scan.version().sensitive() ? Analysis.of(findings.write(scan, path, false)) : scan.toAnalysis();
    }

    /** The finding of a scan that is in no account. */
    ObjectNode finding(Scan scan) {
        return findings.write(scan, resultFiles.of(scan), false);
    }

    /** Completes the result files of all scans so far. */
    void complete() {
        resultFiles.beginAnew();
        seenBy().forEach(eye -> eye.results().complete());
    }

    void addObject(ObjectVersion version) {
        seenBy().forEach(eye -> eye.addObject(version.bucket().name(), version.key()));
    }

    void putBucket(ObjectNode metadata) {
        seenBy().forEach(eye -> eye.putBucket(metadata));
    }

    /** Who sees the account's buckets: itself, and its administrator where that is another. */
    Set<Account> seenBy() {
        return new LinkedHashSet<>(List.of(account, administrator));
    }

    private boolean shown(Scan scan) {
        return scan.jobId() == null || cap.showsNextOf(ResultFiles.run(scan));
    }
}
