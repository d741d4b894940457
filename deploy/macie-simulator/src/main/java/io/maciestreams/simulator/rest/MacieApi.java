package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.rest.ServiceModel.OperationModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes requests to operations, and gives answers and errors the form that Macie gives them. */
public final class MacieApi {

    private static final Logger log = LoggerFactory.getLogger(MacieApi.class);

    private final FindingsApi findings;
    private final AccountApi account;
    private final ProfilesApi profiles;
    private final JobsApi jobs;
    private final BucketsApi buckets;
    private final Faults faults;
    private final RequestCounts requests;

    public MacieApi(Account account, Faults faults, RequestCounts requests) {
        this.findings = new FindingsApi(account);
        this.profiles = new ProfilesApi(account);
        this.account = new AccountApi(account);
        this.jobs = new JobsApi(account);
        this.buckets = new BucketsApi(account);
        this.faults = faults;
        this.requests = requests;
    }

    /** Routes requests to the account that each is meant for. */
    public static void route(RoutesConfig routes, Accounts accounts) {
        ServiceModel model = ServiceModel.load();
        for (Operation operation : Operation.values()) {
            OperationModel described = model.operation(operation);
            routes.addHttpHandler(
                    HandlerType.findOrCreate(described.method()), described.path(), context -> accounts.asked(context)
                            .serve(operation, described, context));
        }
        routes.get(
                "/simulator/truth",
                context -> answer(context, 200, accounts.named(context).truth()));
        routes.get(
                "/simulator/requests",
                context -> answer(
                        context,
                        200,
                        Answer.json(accounts.named(context).requests.all())));
        routes.get(
                "/simulator/listed",
                context -> answer(context, 200, accounts.named(context).findings.listed()));
        routes.error(404, MacieApi::answerUnknownRoute);
        routes.exception(MacieException.class, MacieApi::answerError);
        routes.exception(Exception.class, MacieApi::answerFailure);
    }

    private String truth() {
        return account.truth(faults.given());
    }

    private void serve(Operation operation, OperationModel described, Context context) {
        requests.add(operation);
        faults.throwPlanned(operation);
        faults.answer(context, () -> call(operation, described.read(context)))
                .ifPresent(json -> answer(context, 200, json));
    }

    private String call(Operation operation, JsonNode request) {
        return switch (operation) {
            case LIST_FINDINGS -> findings.list(request);
            case GET_FINDINGS -> findings.describe(request);
            case CREATE_SAMPLE_FINDINGS -> findings.createSamples(request);
            case GET_MACIE_SESSION -> account.session();
            case GET_RESOURCE_PROFILE -> profiles.profile(request);
            case UPDATE_RESOURCE_PROFILE -> profiles.overrideScore(request);
            case LIST_RESOURCE_PROFILE_DETECTIONS -> profiles.detections(request);
            case UPDATE_RESOURCE_PROFILE_DETECTIONS -> profiles.suppress(request);
            case LIST_RESOURCE_PROFILE_ARTIFACTS -> profiles.artifacts(request);
            case GET_CLASSIFICATION_EXPORT_CONFIGURATION -> account.exportConfiguration();
            case PUT_CLASSIFICATION_EXPORT_CONFIGURATION -> account.exportTo(request);
            case LIST_CLASSIFICATION_JOBS -> jobs.list(request);
            case DESCRIBE_CLASSIFICATION_JOB -> jobs.describe(request);
            case UPDATE_CLASSIFICATION_JOB -> jobs.update(request);
            case DESCRIBE_BUCKETS -> buckets.describe(request);
            case GET_BUCKET_STATISTICS -> buckets.statistics(request);
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
