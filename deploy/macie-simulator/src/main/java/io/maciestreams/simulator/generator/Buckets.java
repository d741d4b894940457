package io.maciestreams.simulator.generator;

import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buckets of an account: a few of very uneven size, the last one empty. */
final class Buckets {

    private static final int FEWEST = 3;
    private static final int MOST = 40;
    private static final int OBJECTS_PER_BUCKET = 100;
    private static final List<String> PURPOSES = List.of(
            "payroll",
            "orders",
            "support",
            "exports",
            "invoices",
            "contracts",
            "research",
            "backups",
            "uploads",
            "logs");

    private final Dice dice;
    private final Account account;
    private final List<Bucket> buckets = new ArrayList<>();

    Buckets(Dice dice, Account account, int objects) {
        this.dice = dice;
        this.account = account;
        String ownerId = dice.hex(64);
        int number = Math.max(FEWEST, Math.min(MOST, objects / OBJECTS_PER_BUCKET));
        for (int i = 0; i < number; i++) {
            buckets.add(draw(i, ownerId));
        }
    }

    List<Bucket> all() {
        return List.copyOf(buckets);
    }

    /** A bucket for one more object: the earlier in the list, the likelier; never the last. */
    Bucket forObject() {
        double share = dice.share();
        return buckets.get((int) (share * share * (buckets.size() - 1)));
    }

    private Bucket draw(int index, String ownerId) {
        String purpose = PURPOSES.get(index % PURPOSES.size());
        String name = "acme-%s-%d-%s-%s".formatted(purpose, index, account.accountId(), account.region());
        return new Bucket(
                name,
                account.epoch().minus(Duration.ofDays(600 + dice.below(900))).truncatedTo(ChronoUnit.SECONDS),
                ownerId,
                kmsKeyArn(),
                purpose,
                Bucket.Exposure.PRIVATE);
    }

    private @Nullable String kmsKeyArn() {
        return dice.chance(0.5)
                ? "arn:aws:kms:" + account.region() + ":" + account.accountId() + ":key/" + dice.hex(8)
                        + "-aaaa-4bbb-8ccc-" + dice.hex(12)
                : null;
    }
}
