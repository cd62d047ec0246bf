package reelay.stack.faults.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.video.Json;

/**
 * An AWS service that speaks JSON, answered by an emulator without a socket in between.
 *
 * @param throttling the error's name
 */
public record AwsJsonService(String name, String throttling, AwsJsonHandler handler)
        implements Service {

    @Override
    public String operation(HttpCall call) {
        return call.target();
    }

    @Override
    public HttpReply answer(HttpCall call) {
        InMemoryExchange exchange = new InMemoryExchange(call);
        try {
            handler.handle(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exchange.reply();
    }

    @Override
    public HttpReply throttle(HttpCall call) {
        return HttpReply.json(
                400, Json.object().put("__type", throttling).put("message", "Rate exceeded"));
    }
}
