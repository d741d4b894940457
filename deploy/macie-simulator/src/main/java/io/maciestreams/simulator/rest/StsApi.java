package io.maciestreams.simulator.rest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maciestreams.simulator.account.Organisation;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little of STS that it takes to become another account: AssumeRole and GetCallerIdentity. */
public final class StsApi {

    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/([\\w+=,.@/-]+)");
    private static final Duration VALID_FOR = Duration.ofHours(1);

    private final Organisation organisation;
    private final Set<String> denied;
    private final Clock clock;

    public StsApi(Organisation organisation, Set<String> denied, Clock clock) {
        this.organisation = organisation;
        this.denied = Set.copyOf(denied);
        this.clock = clock;
    }

    public void route(RoutesConfig routes) {
        routes.post("/", this::serve);
    }

    private void serve(Context request) {
        String action = parameter(request, "Action");
        switch (action) {
            case "AssumeRole" -> assumeRole(request);
            case "GetCallerIdentity" -> identify(request);
            default -> refuse(request, 400, "InvalidAction", "The simulator does not speak " + action);
        }
    }

    private void assumeRole(Context request) {
        String arn = parameter(request, "RoleArn");
        String session = parameter(request, "RoleSessionName");
        Matcher role = ROLE_ARN.matcher(arn);
        if (!role.matches() || session.isEmpty()) {
            refuse(request, 400, "ValidationError", "AssumeRole needs the ARN of a role and a RoleSessionName");
        } else if (!organisation.has(role.group(1)) || denied.contains(role.group(1))) {
            refuse(request, 403, "AccessDenied", "Not authorized to perform: sts:AssumeRole on resource: " + arn);
        } else {
            answer(request, "AssumeRole", credentials(role.group(1), role.group(2), session));
        }
    }

    private String credentials(String accountId, String role, String session) {
        return """
                <Credentials>
                  <AccessKeyId>%s</AccessKeyId>
                  <SecretAccessKey>simulated</SecretAccessKey>
                  <SessionToken>simulated</SessionToken>
                  <Expiration>%s</Expiration>
                </Credentials>
                <AssumedRoleUser>
                  <AssumedRoleId>AROA%s:%s</AssumedRoleId>
                  <Arn>arn:aws:sts::%s:assumed-role/%s/%s</Arn>
                </AssumedRoleUser>"""
                .formatted(
                        Credentials.assumedRoleKey(accountId),
                        clock.instant().plus(VALID_FOR).truncatedTo(ChronoUnit.SECONDS),
                        accountId,
                        escaped(session),
                        accountId,
                        role,
                        escaped(session));
    }

    /** Credentials that name no account are those of the first. */
    private void identify(Context request) {
        String accountId = Credentials.of(request)
                .map(Credentials::accountId)
                .orElse(organisation.first().accountId());
        answer(
                request,
                "GetCallerIdentity",
                "<Arn>arn:aws:iam::%1$s:root</Arn><UserId>%1$s</UserId><Account>%1$s</Account>".formatted(accountId));
    }

    private static void answer(Context request, String action, String result) {
        xml(
                request,
                200,
                "<%1$sResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                        .formatted(action, result));
    }

    private static void refuse(Context request, int status, String code, String message) {
        xml(
                request,
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                        .formatted(code, escaped(message)));
    }

    private static void xml(Context request, int status, String text) {
        request.status(status).contentType("text/xml").result(text);
    }

    private static String parameter(Context request, String name) {
        return Optional.ofNullable(request.formParam(name)).orElse("");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
