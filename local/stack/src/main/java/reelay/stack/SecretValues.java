package reelay.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.provider.site.OpenAi;
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
     * @param accounts the keys of the accounts at each kind of provider
     * @throws StartFailedException if the template has not the secrets this fills
     */
    static Map<String, String> of(
            List<SecretResource> secrets, Secret appKey, Map<String, Secret> accounts) {
        Map<String, String> byId =
                Map.of(
                        "KeysSecret", keys(appKey),
                        "ProviderSecret", accounts(accounts),
                        "WebhooksSecret", sealing(appKey));
        Map<String, String> values = new HashMap<>();
        for (SecretResource secret : secrets) {
            values.put(secret.name(), value(secret, byId));
        }
        for (String id : byId.keySet()) {
            if (secrets.stream().noneMatch(secret -> secret.logicalId().equals(id))) {
                throw new StartFailedException(
                        "template.yaml has no secret " + id + " for the local stack to fill");
            }
        }
        return values;
    }

    private static String value(SecretResource secret, Map<String, String> byId) {
        return Optional.ofNullable(byId.get(secret.logicalId()))
                .or(secret::firstValue)
                .orElseThrow(
                        () ->
                                new StartFailedException(
                                        "the local stack makes up no value of "
                                                + secret.logicalId()));
    }

    /** The same at every start with this data directory, so what it encrypted can be read. */
    private static String sealing(Secret appKey) {
        return Sha256.hex(("webhooks:" + appKey.value()).getBytes(StandardCharsets.UTF_8));
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

    private static String accounts(Map<String, Secret> byKind) {
        ObjectNode secret = Json.object();
        if (byKind.keySet().equals(Set.of(OpenAi.KIND))) {
            byKind.forEach((_, key) -> secret.put("api_key", key.value()));
            return Json.text(secret);
        }
        byKind.forEach((kind, key) -> secret.putObject(kind).put("api_key", key.value()));
        return Json.text(secret);
    }
}
