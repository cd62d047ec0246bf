package reelay.api.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.http.Bytes;
import reelay.video.Json;

/** A JSON object as a form; a field that is null counts as not sent. */
final class JsonForm {

    /** How Jackson words it; the name is the client's own. */
    private static final Pattern REPEATED =
            Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

    private static final String NOT_UTF_8 = "its characters are not UTF-8";

    private JsonForm() {}

    static Form read(Bytes body) {
        return new Form(fields(object(body), ""));
    }

    static JsonNode object(Bytes body) {
        JsonNode root = parsed(body);
        if (!root.isObject()) {
            throw ApiError.BODY_MALFORMED.with("it is not a JSON object");
        }
        return root;
    }

    /** The object that a form's part writes as JSON; empty when it is none. */
    static Optional<Field.Members> inPart(String name, String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode value = Json.tree(text.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new Field.Members(fields(value, name + ".")));
        } catch (IOException _) {
            // Then it is no JSON, and whoever asked says what it should be.
            return Optional.empty();
        }
    }

    /**
     * @param prefix what stands before the fields' names in an error message
     */
    private static Map<String, Field> fields(JsonNode object, String prefix) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = prefix + property.getKey();
            requireWhole(name, property.getKey());
            if (!property.getValue().isNull()) {
                fields.put(property.getKey(), field(name, property.getValue()));
            }
        }
        return fields;
    }

    private static JsonNode parsed(Bytes body) {
        requireUtf8(body);
        try {
            return Json.strictTree(body.array());
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException _) {
            // From bytes in memory it can only mean broken characters.
            throw ApiError.BODY_MALFORMED.with(NOT_UTF_8);
        }
    }

    /**
     * JSON has no NUL, and UTF-16 is full of them. What API Gateway could not decode comes as
     * U+FFFD; at the start it was a byte order mark.
     */
    private static void requireUtf8(Bytes body) {
        byte[] bytes = body.array();
        boolean wide = false;
        for (int i = 0; i < Math.min(bytes.length, 4); i++) {
            wide |= bytes[i] == 0;
        }
        if (wide || body.hasAt(0, "\u00ef\u00bf\u00bd") || body.utf8().isEmpty()) {
            throw ApiError.BODY_MALFORMED.with(NOT_UTF_8);
        }
    }

    /** The parser's own message quotes the body, so only the place or a field's name goes on. */
    private static ApiException malformed(JsonProcessingException e) {
        Matcher repeated = REPEATED.matcher(e.getOriginalMessage());
        if (repeated.matches()) {
            String name = Form.echo(repeated.group(1));
            return ApiError.PARAMETER_REPEATED.about(name, name);
        }
        if (e.getLocation() == null) {
            return ApiError.BODY_MALFORMED.with("it is not JSON");
        }
        return ApiError.BODY_MALFORMED.with(
                "it stops being JSON at line "
                        + e.getLocation().getLineNr()
                        + ", column "
                        + e.getLocation().getColumnNr());
    }

    private static Field field(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> new Field.Text(requireWhole(name, value.textValue()));
            case NUMBER ->
                    value.isIntegralNumber()
                            ? new Field.WholeNumber(value.asText())
                            : new Field.Other("a decimal number", value);
            case BOOLEAN -> new Field.Other("a boolean", value);
            case ARRAY ->
                    new Field.Several(
                            value.valueStream().map(element -> field(name, element)).toList());
            case OBJECT -> new Field.Members(fields(value, name + "."));
            case NULL, BINARY, MISSING, POJO -> new Field.Other("null", value);
        };
    }

    /** JSON can write half of a character, such as {@code \ud83d}; UTF-8 and so nobody else can. */
    private static String requireWhole(String name, String text) {
        if (text.codePoints().anyMatch(Form::halfACharacter)) {
            throw ApiError.TEXT_BROKEN.about(Form.echo(name), Form.echo(name));
        }
        return Form.requireDecoded(name, text);
    }
}
