package reelay.stack.faults.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.protocol.AwsFault;
import reelay.stack.faults.process.SdkLine.Line;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/**
 * A call to an AWS service in a world that spares it. There the SDK has nothing to do but to write
 * and read JSON, which takes longer than everything under test together. Points and times are the
 * same without it.
 */
final class CalmCall implements Service {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpReply NOTHING = new HttpReply(200, Map.of(), new byte[0]);

    private final AwsJsonService there;
    private final String operation;
    private final JsonNode request;
    private @Nullable JsonNode answer;
    private @Nullable AwsFault fault;

    private CalmCall(AwsJsonService there, String operation, JsonNode request) {
        this.there = there;
        this.operation = operation;
        this.request = request;
    }

    /**
     * Makes a call.
     *
     * @param answer builds what is answered
     */
    static Object make(Line line, String host, String operation, SdkPojo request, SdkPojo answer) {
        HttpCall nothing =
                new HttpCall("POST", URI.create("https://" + host), Map.of(), new byte[0]);
        try {
            CalmCall call =
                    new CalmCall(
                            (AwsJsonService) line.service(host), operation, PojoJson.of(request));
            line.outside().call(line.invocation(), call, nothing, PATIENCE);
            if (call.fault != null) {
                throw thrown(call.fault);
            }
            return PojoJson.built(answer, Objects.requireNonNull(call.answer));
        } catch (IOException e) {
            throw new UncheckedIOException("not so calm", e);
        }
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

    /** The exceptions that the code under test tells apart. */
    private static RuntimeException thrown(AwsFault fault) {
        SdkPojo builder =
                switch (fault.type()) {
                    case "ConditionalCheckFailedException" ->
                            ConditionalCheckFailedException.builder();
                    case "TransactionCanceledException" -> TransactionCanceledException.builder();
                    case "ExecutionAlreadyExists" -> ExecutionAlreadyExistsException.builder();
                    case "ExecutionDoesNotExist" -> ExecutionDoesNotExistException.builder();
                    default -> throw new IllegalStateException(fault.type(), fault);
                };
        return (RuntimeException) PojoJson.built(builder, fault.details());
    }
}
