package reelay.local.aws.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Makes a secret; its description is taken and not kept. */
record CreateSecret(SecretStore secrets) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode json) {
        Input input =
                Input.of(
                        "CreateSecret",
                        json,
                        "Name",
                        "SecretString",
                        "Description",
                        "ClientRequestToken");
        String name = input.text("Name");
        if (secrets.named(name).isPresent()) {
            throw new AwsFault(
                    400,
                    "ResourceExistsException",
                    "The operation failed because the secret " + name + " already exists.");
        }
        StoredSecret secret =
                secrets.put(
                        name, input.text("SecretString"), input.optionalText("ClientRequestToken"));
        return JsonNodeFactory.instance
                .objectNode()
                .put("ARN", secret.arn())
                .put("Name", secret.name())
                .put("VersionId", secret.versionId());
    }
}
