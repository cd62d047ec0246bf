package reelay.stack.roles;

import java.util.List;
import java.util.Map;
import java.util.Set;
import reelay.local.aws.iam.Grant;
import reelay.local.aws.iam.Role;

/** Which permissions nothing here can use, because nothing here stands in for the service. */
final class Excuses {

    /** Why, by service. */
    static final Map<String, String> BY_SERVICE =
            Map.of(
                    "sqs", "Lambda sends what a function failed at; RolesTest looks at it",
                    "logs", "Lambda and API Gateway write what a function prints",
                    "xray", "Lambda sends the traces");

    private Excuses() {}

    static boolean has(Grant grant) {
        return BY_SERVICE.containsKey(service(grant));
    }

    static String service(Grant grant) {
        return grant.action().replaceFirst(":.*", "");
    }

    /** What these roles may do, and nobody does. */
    static List<Grant> unused(List<Role> roles, Set<Grant> used) {
        return roles.stream()
                .flatMap(role -> role.grants().stream())
                .filter(grant -> !has(grant))
                .filter(grant -> !used.contains(grant))
                .toList();
    }
}
