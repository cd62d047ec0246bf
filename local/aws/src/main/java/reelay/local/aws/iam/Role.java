package reelay.local.aws.iam;

import java.util.List;
import java.util.Optional;

/**
 * An IAM role.
 *
 * @param name what it is called when it is deployed
 * @param arn its ARN
 * @param service who may take it, such as {@code lambda.amazonaws.com}
 * @param grants all it may do
 */
public record Role(String name, String arn, String service, List<Grant> grants) {

    /** Copies the list. */
    public Role {
        grants = List.copyOf(grants);
    }

    /** The grant that a request stands on; empty when it may not be made. */
    Optional<Grant> allowing(Permission needed) {
        return grants.stream().filter(grant -> grant.covers(needed)).findFirst();
    }

    /** Why a request was not made, in IAM's own sentence. */
    String denial(Permission needed) {
        return """
        User: arn:aws:sts::000000000000:assumed-role/%1$s/local is not authorized to perform: \
        %2$s on resource: %3$s because no identity-based policy allows the %2$s action\
        """
                .formatted(name, needed.action(), needed.resource());
    }
}
