package io.maciestreams.ingest.macie;

import software.amazon.awssdk.services.sts.StsClient;

/** Asks STS whose credentials they are, until it has the right answer once. */
final class CallerIdentityCheck implements AccountCheck {

    private static final String OPERATION = "GetCallerIdentity";

    private final Shard shard;
    private final StsClient sts;
    private boolean passed;

    CallerIdentityCheck(Shard shard, StsClient sts) {
        this.shard = shard;
        this.sts = sts;
    }

    @Override
    public void require() throws MacieException {
        if (passed) {
            return;
        }
        String account = Requests.translate(OPERATION, () -> sts.getCallerIdentity(request -> {}))
                .account();
        if (!shard.accountId().equals(account)) {
            throw new MacieException(
                    MacieError.WRONG_ACCOUNT,
                    "The credentials for " + shard + " are those of account " + account
                            + ": nothing is published; set macie.role.arn or other credentials",
                    null);
        }
        passed = true;
    }
}
