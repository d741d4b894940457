package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.maciestreams.simulator.account.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes requests to operations, and gives answers and errors the form that Macie gives them. */
public final class MacieApi {

    private static final Logger log = LoggerFactory.getLogger(MacieApi.class);

    private final FindingsApi findings;
    private final AccountApi account;
    private final JobsApi jobs;
    private final BucketsApi buckets;
    private final Faults faults;
    private final RequestCounts requests;

    public MacieApi(Account account, Faults faults, RequestCounts requests) {
        this.findings = new FindingsApi(account.findings());
        this.account = new AccountApi(account);
        this.jobs = new JobsApi(account);
        this.buckets = new BucketsApi(account);
        this.faults = faults;
        this.requests = requests;
    }

    /** Routes requests to the account that each is meant for. */
    public static void route(RoutesConfig routes, Accounts accounts) {
        for (Operation operation : Operation.values()) {
            routes.addHttpHandler(
                    HandlerType.findOrCreate(operation.method()), operation.path(), context -> accounts.asked(context)
                            .serve(operation, context));
        }
        routes.get(
                "/simulator/truth",
                context -> answer(context, 200, accounts.named(context).truth()));
        routes.error(404, MacieApi::answerUnknownRoute);
        routes.exception(MacieException.class, MacieApi::answerError);
        routes.exception(Exception.class, MacieApi::answerFailure);
    }

    private String truth() {
        return account.truth(faults.given());
    }

    private void serve(Operation operation, Context context) {
        requests.add(operation);
        faults.throwPlanned(operation);
        faults.answer(context, () -> call(operation, context)).ifPresent(json -> answer(context, 200, json));
    }

    private String call(Operation operation, Context context) {
        return switch (operation) {
            case LIST_FINDINGS -> findings.list(context.body());
            case GET_FINDINGS -> findings.describe(context.body());
            case GET_RESOURCE_PROFILE -> account.profile(context.queryParam("resourceArn"));
            case GET_CLASSIFICATION_EXPORT_CONFIGURATION -> account.exportConfiguration();
            case PUT_CLASSIFICATION_EXPORT_CONFIGURATION -> account.exportTo(context.body());
            case LIST_CLASSIFICATION_JOBS -> jobs.list(context.body());
            case DESCRIBE_CLASSIFICATION_JOB -> jobs.describe(context.pathParam("jobId"));
            case DESCRIBE_BUCKETS -> buckets.describe(context.body());
            case GET_BUCKET_STATISTICS -> buckets.statistics(context.body());
        };
    }

    private static void answerError(MacieException error, Context context) {
        context.header("x-amzn-ErrorType", error.errorType());
        answer(context, error.status(), message(error.text()));
    }

    private static void answerFailure(Exception failure, Context context) {
        log.error("The simulator failed on {} {}", context.method(), context.path(), failure);
        answerError(new MacieException(500, "InternalServerException", "The simulator failed: " + failure), context);
    }

    /** An operation we do not speak is no missing resource: 501 keeps a client from taking it for one. */
    private static void answerUnknownRoute(Context context) {
        if (!context.res().containsHeader("x-amzn-ErrorType")) {
            answer(context, 501, message("The simulator does not speak " + context.method() + " " + context.path()));
        }
    }

    private static String message(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text).toString();
    }

    private static void answer(Context context, int status, String json) {
        context.status(status).contentType("application/json").result(json);
    }
}
