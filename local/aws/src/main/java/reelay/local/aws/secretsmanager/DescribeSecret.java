package reelay.local.aws.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Tells about a secret without its value. */
record DescribeSecret(SecretStore secrets) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode json) {
        StoredSecret secret =
                secrets.find(Input.of("DescribeSecret", json, "SecretId").text("SecretId"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ARN", secret.arn());
        answer.put("Name", secret.name());
        answer.put("LastChangedDate", secret.createdAt().getEpochSecond());
        answer.putObject("VersionIdsToStages").putArray(secret.versionId()).add("AWSCURRENT");
        return answer;
    }
}
