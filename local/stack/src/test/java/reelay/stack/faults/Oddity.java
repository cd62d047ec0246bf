package reelay.stack.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import reelay.stack.faults.wire.HttpReply;

/** What a provider says in its own way, or wrongly, every time. */
@FunctionalInterface
public interface Oddity {

    /** Says it. */
    HttpReply twisted(String operation, HttpReply reply);

    /** A provider that keeps to the protocol. */
    static Oddity none() {
        return (operation, reply) -> reply;
    }

    /** Other words in the body of one operation's good answers. */
    public static Oddity saying(String operation, UnaryOperator<String> words) {
        return (asked, reply) -> {
            if (!asked.equals(operation) || reply.status() != 200) {
                return reply;
            }
            String body = new String(reply.body(), StandardCharsets.UTF_8);
            return new HttpReply(
                    200, reply.headers(), words.apply(body).getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Another header in one operation's good answers. */
    public static Oddity heading(String operation, String name, String value) {
        return (asked, reply) -> {
            if (!asked.equals(operation) || reply.status() != 200) {
                return reply;
            }
            Map<String, List<String>> headers = new TreeMap<>(reply.headers());
            headers.put(name, List.of(value));
            return new HttpReply(200, headers, reply.body());
        };
    }
}
