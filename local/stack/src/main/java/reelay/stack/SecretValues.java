package reelay.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.resource.SecretResource;
import reelay.video.Json;
import reelay.video.Secret;
import reelay.video.Sha256;

/** What the template's secrets hold on this machine. */
final class SecretValues {

    /** Whose key the local one is. */
    static final String OWNER = "local";

    private SecretValues() {}

    /**
     * The values by name.
     *
     * @throws StartFailedException if the template has not the two secrets this fills
     */
    static Map<String, String> of(List<SecretResource> secrets, Secret appKey, Secret providerKey) {
        Map<String, String> byId =
                Map.of("KeysSecret", keys(appKey), "ProviderSecret", account(providerKey));
        Map<String, String> values = new HashMap<>();
        for (SecretResource secret : secrets) {
            values.put(secret.name(), byId.getOrDefault(secret.logicalId(), secret.firstValue()));
        }
        for (String id : byId.keySet()) {
            if (secrets.stream().noneMatch(secret -> secret.logicalId().equals(id))) {
                throw new StartFailedException(
                        "template.yaml has no secret " + id + " for the local stack to fill");
            }
        }
        return values;
    }

    private static String keys(Secret appKey) {
        ObjectNode secret = Json.object();
        secret.putArray("keys")
                .addObject()
                .put("sha256", Sha256.hex(appKey.value().getBytes(StandardCharsets.UTF_8)))
                .put("owner", OWNER)
                .put("operator", true);
        return Json.text(secret);
    }

    private static String account(Secret providerKey) {
        return Json.text(Json.object().put("api_key", providerKey.value()));
    }
}
