package reelay.local.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A request that a role made of a service, whether or not it was allowed.
 *
 * @param role name of the role
 * @param operation such as {@code GetItem}; of S3 the HTTP method
 * @param needed what it needs
 * @param input the request's JSON; missing for S3
 */
public record Asked(String role, String operation, List<Permission> needed, JsonNode input) {

    /** Copies the list. */
    public Asked {
        needed = List.copyOf(needed);
    }
}
