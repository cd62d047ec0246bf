package reelay.stack.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the Videos protocol asks of an answer: keys that are always there, their types, closed sets,
 * and the headers SDKs read. Each rule that an answer breaks is one line.
 */
final class OfficialRules {

    private static final Set<String> STATUSES =
            Set.of("queued", "in_progress", "completed", "failed");

    private final Exchange exchange;
    private final List<String> broken = new ArrayList<>();

    private OfficialRules(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The rules this answer breaks. */
    static List<String> brokenBy(Exchange exchange) {
        var rules = new OfficialRules(exchange);
        if (exchange.header("x-request-id").isEmpty()) {
            rules.answeredByTheGateway();
        } else {
            rules.answeredByTheFunction();
        }
        return rules.broken.stream()
                .map(
                        rule ->
                                "%s %s -> %d: %s"
                                        .formatted(
                                                exchange.method(),
                                                exchange.path(),
                                                exchange.status(),
                                                rule))
                .toList();
    }

    /** No route, too much, too large: API Gateway's own answers have one key. */
    private void answeredByTheGateway() {
        check(
                Set.of(404, 413, 429).contains(exchange.status()),
                "no x-request-id, so the gateway answered, with a status it has no reason for");
        if (!exchange.method().equals("HEAD")) {
            key(exchange.json(), "message", JsonNode::isTextual, "a string");
        }
    }

    private void answeredByTheFunction() {
        check(
                exchange.header("openai-processing-ms").orElse("").matches("[0-9]+"),
                "openai-processing-ms must be a number");
        check(exchange.header("openai-version").isPresent(), "openai-version is missing");
        if (exchange.method().equals("HEAD")) {
            check(exchange.body().isEmpty(), "HEAD has a body");
        } else if (exchange.method().equals("OPTIONS") && exchange.status() == 204) {
            // Browsers ask so; no SDK does, and OpenAI's protocol does not speak of it.
            check(exchange.header("allow").isPresent(), "OPTIONS names no methods");
        } else if (exchange.status() >= 400) {
            error();
        } else if (exchange.status() == 302) {
            check(exchange.header("location").isPresent(), "a redirect without Location");
            check(exchange.body().isEmpty(), "a redirect with a body");
        } else {
            check(exchange.status() == 200, "success is 200, never another 2xx");
            success(exchange.json());
        }
    }

    private void error() {
        JsonNode error = exchange.json().path("error");
        check(error.isObject(), "error must be an object");
        key(error, "message", value -> value.isTextual() && !value.asText().isBlank(), "a text");
        key(error, "type", JsonNode::isTextual, "a string");
        key(error, "param", OfficialRules::textOrNull, "a string or null");
        key(error, "code", OfficialRules::textOrNull, "a string or null");
        int status = exchange.status();
        boolean retriedBySdks = status == 408 || status == 409 || status == 429 || status >= 500;
        check(
                !retriedBySdks
                        || exchange.header("x-should-retry").isPresent()
                        || exchange.header("retry-after").isPresent(),
                "SDKs retry this status, so it must say whether that helps");
    }

    private void success(JsonNode body) {
        if (exchange.path().startsWith("/v1/videos/characters")) {
            character(body);
            return;
        }
        if (exchange.path().startsWith("/v1/webhook_")) {
            // The specification has none of them; the official client's own types are asked.
            return;
        }
        switch (body.path("object").asText()) {
            case "video" -> video(body, true);
            case "video.deleted" -> {
                key(body, "id", JsonNode::isTextual, "a string");
                key(body, "deleted", value -> value.isBoolean() && value.asBoolean(), "true");
            }
            case "model" -> model(body);
            case "list" -> list(body);
            default ->
                    check(
                            exchange.path().equals("/healthz"),
                            "object must be one the protocol knows");
        }
    }

    private void character(JsonNode character) {
        key(character, "id", OfficialRules::textOrNull, "a string or null");
        key(character, "name", OfficialRules::textOrNull, "a string or null");
        key(character, "created_at", JsonNode::isIntegralNumber, "Unix seconds");
    }

    private void list(JsonNode list) {
        key(list, "data", JsonNode::isArray, "an array");
        if (exchange.path().startsWith("/v1/models")) {
            list.path("data").forEach(this::model);
            return;
        }
        key(list, "first_id", OfficialRules::textOrNull, "a string or null");
        key(list, "last_id", OfficialRules::textOrNull, "a string or null");
        key(list, "has_more", JsonNode::isBoolean, "a boolean");
        JsonNode data = list.path("data");
        check(
                data.path(0).path("id").asText().equals(list.path("first_id").asText("")),
                "first_id must be the first video's");
        check(
                data.path(data.size() - 1)
                        .path("id")
                        .asText()
                        .equals(list.path("last_id").asText("")),
                "last_id must be the last video's");
        data.forEach(video -> video(video, false));
    }

    private void video(JsonNode video, boolean alone) {
        key(video, "id", id -> id.asText().startsWith("video_"), "an id that begins with video_");
        key(video, "object", object -> object.asText().equals("video"), "video");
        key(video, "model", JsonNode::isTextual, "a string");
        key(video, "status", status -> STATUSES.contains(status.asText()), "one of " + STATUSES);
        key(
                video,
                "progress",
                progress -> progress.isInt() && progress.asInt() >= 0 && progress.asInt() <= 100,
                "0 to 100");
        key(video, "created_at", JsonNode::isIntegralNumber, "Unix seconds");
        key(video, "completed_at", OfficialRules::secondsOrNull, "Unix seconds or null");
        key(video, "expires_at", OfficialRules::secondsOrNull, "Unix seconds or null");
        key(video, "prompt", OfficialRules::textOrNull, "a string or null");
        key(video, "size", size -> size.asText().matches("[0-9]+x[0-9]+"), "WIDTHxHEIGHT");
        key(
                video,
                "seconds",
                seconds -> seconds.isTextual() && seconds.asText().matches("[0-9]+"),
                "digits in a string");
        key(video, "remixed_from_video_id", OfficialRules::textOrNull, "a string or null");
        key(
                video,
                "error",
                error -> error.isNull() == !video.path("status").asText().equals("failed"),
                "an object if and only if the video failed");
        JsonNode error = video.path("error");
        if (error.isObject()) {
            key(error, "code", JsonNode::isTextual, "a string");
            key(error, "message", JsonNode::isTextual, "a string");
        }
        boolean goesOn = Set.of("queued", "in_progress").contains(video.path("status").asText());
        check(
                !alone || exchange.header("openai-poll-after-ms").isPresent() == goesOn,
                "openai-poll-after-ms must be there if and only if the video goes on");
    }

    private void model(JsonNode model) {
        key(model, "id", JsonNode::isTextual, "a string");
        key(model, "object", object -> object.asText().equals("model"), "model");
        key(model, "created", JsonNode::isIntegralNumber, "Unix seconds");
        key(model, "owned_by", JsonNode::isTextual, "a string");
        key(
                model,
                "shutdown_date",
                date -> date.isNull() || date.asText().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
                "a day or null");
    }

    private void key(JsonNode object, String name, Predicate<JsonNode> rule, String rightly) {
        if (!object.has(name)) {
            broken.add(name + " is missing");
        } else {
            check(rule.test(object.path(name)), name + " must be " + rightly);
        }
    }

    private void check(boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }

    private static boolean textOrNull(JsonNode value) {
        return value.isTextual() || value.isNull();
    }

    private static boolean secondsOrNull(JsonNode value) {
        return value.isIntegralNumber() || value.isNull();
    }
}
