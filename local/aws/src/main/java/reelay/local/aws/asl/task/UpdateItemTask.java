package reelay.local.aws.asl.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Set;
import reelay.local.aws.protocol.AccessKey;

/** Does {@code dynamodb:updateItem} at a DynamoDB endpoint. */
public final class UpdateItemTask implements TaskRunner {

    /** Errors the SDK has a class for; the rest is reported as AmazonDynamoDBException. */
    private static final Set<String> MODELED =
            Set.of(
                    "ConditionalCheckFailedException",
                    "InternalServerError",
                    "ItemCollectionSizeLimitExceededException",
                    "ProvisionedThroughputExceededException",
                    "ReplicatedWriteConflictException",
                    "RequestLimitExceeded",
                    "ResourceNotFoundException",
                    "TransactionConflictException");

    private final JsonServiceCall service;

    /**
     * Calls DynamoDB at an address.
     *
     * @param endpoint where DynamoDB listens, without a path
     * @param key what it is called with
     */
    public UpdateItemTask(URI endpoint, AccessKey key) {
        this(endpoint, key, ServiceCall.newClient());
    }

    /**
     * Calls DynamoDB at an address, with a client of the caller's.
     *
     * @param endpoint where DynamoDB listens, without a path
     * @param key what it is called with
     */
    public UpdateItemTask(URI endpoint, AccessKey key, HttpClient client) {
        ServiceCall http = new ServiceCall(client, "DynamoDB", "AmazonDynamoDBv2");
        this.service = new JsonServiceCall(endpoint, http, key, UpdateItemTask::named);
    }

    @Override
    public JsonNode run(TaskCall call) {
        return service.call("DynamoDB_20120810.UpdateItem", "1.0", "dynamodb", call.arguments());
    }

    private static String named(String type) {
        if (!MODELED.contains(type)) {
            return "AmazonDynamoDBException";
        }
        return type.endsWith("Exception") ? type : type + "Exception";
    }
}
