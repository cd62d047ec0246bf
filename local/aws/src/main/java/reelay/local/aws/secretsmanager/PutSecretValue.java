package reelay.local.aws.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Makes a new current version of a secret; the old one is gone. */
record PutSecretValue(SecretStore secrets) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode json) {
        Input input =
                Input.of("PutSecretValue", json, "SecretId", "SecretString", "ClientRequestToken");
        StoredSecret old = secrets.find(input.text("SecretId"));
        StoredSecret secret =
                secrets.put(
                        old.name(),
                        input.text("SecretString"),
                        input.optionalText("ClientRequestToken"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ARN", secret.arn());
        answer.put("Name", secret.name());
        answer.put("VersionId", secret.versionId());
        answer.putArray("VersionStages").add("AWSCURRENT");
        return answer;
    }
}
