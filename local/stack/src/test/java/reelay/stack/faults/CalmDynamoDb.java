package reelay.stack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reelay.local.http.AwsFault;
import reelay.stack.faults.SdkLine.Line;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
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
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * DynamoDB for worlds in which no call to it goes wrong. There the SDK has nothing to do but to
 * write and read JSON, which takes several times as long as everything under test together. Points
 * and times are the same with it.
 */
record CalmDynamoDb(Supplier<Line> line) implements DynamoDbClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpReply NOTHING = new HttpReply(200, Map.of(), new byte[0]);

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return (GetItemResponse) call("GetItem", request, GetItemResponse.builder());
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return (PutItemResponse) call("PutItem", request, PutItemResponse.builder());
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return (UpdateItemResponse) call("UpdateItem", request, UpdateItemResponse.builder());
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return (DeleteItemResponse) call("DeleteItem", request, DeleteItemResponse.builder());
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return (QueryResponse) call("Query", request, QueryResponse.builder());
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return (TransactWriteItemsResponse)
                call("TransactWriteItems", request, TransactWriteItemsResponse.builder());
    }

    private Object call(String operation, SdkPojo request, SdkPojo answer) {
        Line now = line.get();
        try {
            AwsJsonService there = (AwsJsonService) now.service("dynamodb.test");
            Asking asking = new Asking(there, operation, PojoJson.of(request));
            now.outside()
                    .call(
                            now.invocation(),
                            asking,
                            new HttpCall(
                                    "POST",
                                    URI.create("https://dynamodb.test/"),
                                    Map.of(),
                                    new byte[0]),
                            PATIENCE);
            return PojoJson.built(answer, asking.answer());
        } catch (IOException e) {
            throw new UncheckedIOException("not so calm", e);
        }
    }

    /** One call on its way, with its answer when it is back. */
    private static final class Asking implements Service {

        private final AwsJsonService there;
        private final String operation;
        private final JsonNode request;
        private @Nullable JsonNode answer;
        private @Nullable AwsFault fault;

        Asking(AwsJsonService there, String operation, JsonNode request) {
            this.there = there;
            this.operation = operation;
            this.request = request;
        }

        JsonNode answer() {
            if (fault != null) {
                throw thrown(fault);
            }
            return Objects.requireNonNull(answer);
        }

        @Override
        public String name() {
            return there.name();
        }

        @Override
        public String operation(HttpCall call) {
            return operation;
        }

        @Override
        public HttpReply answer(HttpCall call) {
            try {
                answer = there.handler().answer(operation, request);
            } catch (AwsFault e) {
                fault = e;
            }
            return NOTHING;
        }

        @Override
        public HttpReply throttle(HttpCall call) {
            throw new IllegalStateException("not so calm: " + operation);
        }
    }

    /** The exceptions that the code under test tells apart. */
    private static RuntimeException thrown(AwsFault fault) {
        SdkPojo builder =
                switch (fault.type()) {
                    case "ConditionalCheckFailedException" ->
                            ConditionalCheckFailedException.builder();
                    case "TransactionCanceledException" -> TransactionCanceledException.builder();
                    default -> throw new IllegalStateException(fault.type(), fault);
                };
        return (RuntimeException) PojoJson.built(builder, fault.details());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
