package io.maciestreams.processor.siem;

import io.maciestreams.avro.AssumedRole;
import io.maciestreams.avro.FederatedUser;
import io.maciestreams.avro.IamUser;
import io.maciestreams.avro.SessionContext;
import io.maciestreams.avro.SessionIssuer;
import io.maciestreams.avro.UserIdentity;
import io.maciestreams.avro.UserIdentityRoot;
import org.jspecify.annotations.Nullable;

/**
 * Who made the call behind a policy finding, whatever kind of identity that was.
 *
 * @param type the kind in AWS's words
 * @param name of the user, role or service
 */
record Identity(
        @Nullable String type,
        @Nullable String name,
        @Nullable String principalId,
        @Nullable String arn,
        @Nullable String accountId,
        @Nullable String accessKeyId,
        @Nullable SessionContext session) {

    /** Takes the member that is set; what Macie adds to the kinds keeps its type alone. */
    static Identity of(UserIdentity user) {
        String type = user.getType();
        if (user.getIamUser() != null) {
            return of(type, user.getIamUser());
        } else if (user.getAssumedRole() != null) {
            return of(type, user.getAssumedRole());
        } else if (user.getFederatedUser() != null) {
            return of(type, user.getFederatedUser());
        } else if (user.getRoot() != null) {
            return of(type, user.getRoot());
        } else if (user.getAwsAccount() != null) {
            var account = user.getAwsAccount();
            return new Identity(type, null, account.getPrincipalId(), null, account.getAccountId(), null, null);
        }
        String service =
                user.getAwsService() == null ? null : user.getAwsService().getInvokedBy();
        return new Identity(type, service, null, null, null, null, null);
    }

    private static Identity of(@Nullable String type, IamUser user) {
        return new Identity(
                type, user.getUserName(), user.getPrincipalId(), user.getArn(), user.getAccountId(), null, null);
    }

    private static Identity of(@Nullable String type, AssumedRole role) {
        SessionContext session = role.getSessionContext();
        return new Identity(
                type,
                issuer(session),
                role.getPrincipalId(),
                role.getArn(),
                role.getAccountId(),
                role.getAccessKeyId(),
                session);
    }

    private static Identity of(@Nullable String type, FederatedUser user) {
        SessionContext session = user.getSessionContext();
        return new Identity(
                type,
                issuer(session),
                user.getPrincipalId(),
                user.getArn(),
                user.getAccountId(),
                user.getAccessKeyId(),
                session);
    }

    private static Identity of(@Nullable String type, UserIdentityRoot root) {
        return new Identity(type, "root", root.getPrincipalId(), root.getArn(), root.getAccountId(), null, null);
    }

    private static @Nullable String issuer(@Nullable SessionContext session) {
        SessionIssuer issuer = session == null ? null : session.getSessionIssuer();
        return issuer == null ? null : issuer.getUserName();
    }
}
