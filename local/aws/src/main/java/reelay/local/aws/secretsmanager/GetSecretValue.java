package reelay.local.aws.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Gives the current version. */
record GetSecretValue(SecretStore secrets) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode json) {
        Input input = Input.of("GetSecretValue", json, "SecretId", "VersionStage");
        if (!input.optionalText("VersionStage").orElse("AWSCURRENT").equals("AWSCURRENT")) {
            throw AwsFault.notEmulated("A VersionStage other than AWSCURRENT");
        }
        StoredSecret secret = secrets.find(input.text("SecretId"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ARN", secret.arn());
        answer.put("Name", secret.name());
        answer.put("VersionId", secret.versionId());
        answer.put("SecretString", secret.value());
        answer.putArray("VersionStages").add("AWSCURRENT");
        answer.put("CreatedDate", secret.createdAt().getEpochSecond());
        return answer;
    }
}
