package reelay.local.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.Guard;

/**
 * Refuses what a caller's role does not allow, before a service of AWS's JSON protocol looks at it.
 *
 * @param needs what the service's requests need
 */
public record JsonGuard(Iam iam, Needs needs) implements Guard {

    /** What each request of a service needs. */
    @FunctionalInterface
    public interface Needs {
        /** All of it; a request that does several things needs something for each. */
        List<Permission> of(String operation, JsonNode input);
    }

    @Override
    public void admit(Headers request, String operation, JsonNode input) {
        Optional<String> key = AccessKey.idOf(request.getFirst("Authorization"));
        List<Permission> all = needs.of(operation, input);
        iam.note(key, operation, all, input);
        for (Permission needed : all) {
            Optional<String> denial = iam.denial(key, needed);
            if (denial.isPresent()) {
                throw new AwsFault(400, "AccessDeniedException", denial.get());
            }
        }
    }
}
