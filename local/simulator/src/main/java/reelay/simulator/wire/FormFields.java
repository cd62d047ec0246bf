package reelay.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/**
 * The fields of a JSON or multipart body, by name. Members of an object have names in brackets,
 * {@code input_reference[image_url]}, in both. A part is known by its name alone: SDKs disagree
 * about file names and content types.
 */
public final class FormFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a body without a type is taken for. */
    private static final String USUAL = "application/json";

    private final Map<String, byte[]> fields = new HashMap<>();
    private final Map<String, JsonNode> notText = new HashMap<>();

    private FormFields() {}

    /** The kind of body, in lower case and without parameters. */
    public static String mediaType(Call call) {
        String contentType = call.header().get("Content-Type").orElse(USUAL);
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    public static FormFields of(Call call) throws IOException {
        String contentType = call.header().get("Content-Type").orElse(USUAL);
        String mediaType = mediaType(call);
        FormFields form = new FormFields();
        switch (mediaType) {
            case "multipart/form-data" -> form.readParts(contentType, call.bodyBytes());
            case "application/json" -> form.readJson(call.bodyBytes());
            default ->
                    throw ErrorAnswer.badBody(
                            "Unsupported content type '"
                                    + mediaType
                                    + "': use multipart/form-data or application/json.");
        }
        return form;
    }

    /** The field as text; empty when it is absent. */
    public Optional<String> text(String name) {
        return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The field's bytes; empty when it is absent. */
    public Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** What stood in the JSON where text was expected, such as "integer". */
    public Optional<String> wrongType(String name) {
        return Optional.ofNullable(notText.get(name))
                .map(
                        node ->
                                switch (node.getNodeType()) {
                                    case NUMBER ->
                                            node.isIntegralNumber() ? "an integer" : "a decimal";
                                    case BOOLEAN -> "a boolean";
                                    case ARRAY -> "an array";
                                    case OBJECT -> "an object";
                                    case BINARY, MISSING, NULL, POJO, STRING -> "another type";
                                });
    }

    private void readJson(byte[] body) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw (ErrorAnswer)
                    ErrorAnswer.badBody("We could not parse the JSON body of your request.")
                            .initCause(e);
        }
        if (!root.isObject()) {
            throw ErrorAnswer.badBody("The body must be a JSON object.");
        }
        root.properties().forEach(entry -> readValue(entry.getKey(), entry.getValue()));
    }

    private void readValue(String name, JsonNode value) {
        if (value.isTextual()) {
            fields.put(name, value.textValue().getBytes(StandardCharsets.UTF_8));
        } else if (!value.isNull()) {
            notText.put(name, value);
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(
                            member ->
                                    readValue(
                                            name + "[" + member.getKey() + "]", member.getValue()));
        }
    }

    private void readParts(String contentType, byte[] body) throws IOException {
        String boundary = new ParameterParser().parse(contentType, ';').get("boundary");
        if (boundary == null) {
            throw ErrorAnswer.badBody("The content type has no boundary.");
        }
        try {
            MultipartInput input =
                    MultipartInput.builder()
                            .setByteArray(body)
                            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                            .get();
            input.setHeaderCharset(StandardCharsets.UTF_8);
            boolean more = input.skipPreamble();
            while (more) {
                String name = nameOf(input.readHeaders());
                ByteArrayOutputStream value = new ByteArrayOutputStream();
                input.readBodyData(value);
                fields.put(name, value.toByteArray());
                more = input.readBoundary();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw (ErrorAnswer)
                    ErrorAnswer.badBody("We could not parse the multipart body of your request.")
                            .initCause(e);
        }
    }

    private static String nameOf(String headers) {
        for (String line : headers.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                String value = line.substring(line.indexOf(':') + 1);
                String name = new ParameterParser().parse(value, ';').get("name");
                if (name != null) {
                    return name;
                }
            }
        }
        throw ErrorAnswer.badBody("A part of the multipart body has no name.");
    }
}
