package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.util.List;

/** The members that findings of both categories begin with. */
final class FindingEnvelope {

    private static final List<String> SEVERITIES = List.of("Low", "Medium", "High");

    private final Account account;

    FindingEnvelope(Account account) {
        this.account = account;
    }

    ObjectNode open(String id, String type) {
        return open(id).put("type", type);
    }

    /** Of a result without sensitive data, which has no type. */
    ObjectNode open(String id) {
        return Json.object()
                .put("schemaVersion", "1.0")
                .put("id", id)
                .put("accountId", account.accountId())
                .put("partition", "aws")
                .put("region", account.region());
    }

    /** The ARN of something that belongs to Macie in this account. */
    String arn(String resource) {
        return "arn:aws:macie2:" + account.region() + ":" + account.accountId() + ":" + resource;
    }

    /** The severity of a score from 1 to 3. */
    static ObjectNode severity(int score) {
        return Json.object().put("score", score).put("description", SEVERITIES.get(score - 1));
    }
}
