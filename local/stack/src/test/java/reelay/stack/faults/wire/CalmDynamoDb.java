package reelay.stack.faults.wire;

import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** DynamoDB as long as all is well: see {@link CalmCalls}. */
public record CalmDynamoDb(CalmCalls calls, DynamoDbClient sdk) implements DynamoDbClient {

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return (GetItemResponse)
                call("GetItem", request, GetItemResponse.builder(), () -> sdk.getItem(request));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return (PutItemResponse)
                call("PutItem", request, PutItemResponse.builder(), () -> sdk.putItem(request));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return (UpdateItemResponse)
                call(
                        "UpdateItem",
                        request,
                        UpdateItemResponse.builder(),
                        () -> sdk.updateItem(request));
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return (DeleteItemResponse)
                call(
                        "DeleteItem",
                        request,
                        DeleteItemResponse.builder(),
                        () -> sdk.deleteItem(request));
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return (QueryResponse)
                call("Query", request, QueryResponse.builder(), () -> sdk.query(request));
    }

    /**
     * With a token from the first attempt on, as the SDK gives one: by it a repetition is known.
     */
    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        TransactWriteItemsRequest named =
                request.clientRequestToken() == null
                        ? request.toBuilder()
                                .clientRequestToken(UUID.randomUUID().toString())
                                .build()
                        : request;
        return (TransactWriteItemsResponse)
                call(
                        "TransactWriteItems",
                        named,
                        TransactWriteItemsResponse.builder(),
                        () -> sdk.transactWriteItems(named));
    }

    private Object call(
            String operation, SdkPojo request, SdkPojo answer, Supplier<Object> sdkCall) {
        return calls.make("dynamodb.test", operation, request, answer, sdkCall);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
