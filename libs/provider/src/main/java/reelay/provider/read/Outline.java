package reelay.provider.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON that others wrote into a tree that stays small: a {@link LongText} stands for each
 * long text, and what is nested too deep, or comes after too much, is left out. Also takes the bare
 * {@code NaN} that Python writes, control characters in texts, and anything after the document.
 */
public final class Outline {

    /** A prompt has up to 32,000 characters of up to two units each; longer texts are cut. */
    static final int LONGEST_TEXT = 64 * 1024;

    /** Texts of one document, or of one job of a list, kept in all, in characters. */
    private static final int MOST_TEXT = 4 * 1024 * 1024;

    /** Values of one document, or of one job of a list, kept in all. */
    private static final int MOST_VALUES = 200_000;

    private static final int DEEPEST = 32;

    /** More digits than any id or time has. */
    private static final int LONGEST_NUMBER = 64;

    /** Server-sent events; Google's and Facebook's guards; JSONP. */
    private static final Pattern PREFACE =
            Pattern.compile(
                    "((event|id|retry):[^\\n]{0,200}\\n){0,4}data:"
                            + "|\\)\\]\\}',?|(for ?\\(;;\\)|while ?\\(1\\));"
                            + "|[\\w$.]{1,60}\\((?=[\\[{])");

    /**
     * Where documents behind a list's first stand in what is around its jobs; no name of theirs.
     */
    private static final String BEHIND = "";

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    // Names are the provider's: a table of all it ever sent would grow for ever.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(100_000)
                                    .maxNumberLength(1_000_000)
                                    .build())
                    .build();

    private final JsonParser parser;
    private final TextSource source;
    private final Optional<Consumer<JsonNode>> eachOfList;
    private int textLeft = MOST_TEXT;
    private int valuesLeft = MOST_VALUES;

    private Outline(InputStream body, Optional<Consumer<JsonNode>> eachOfList) throws IOException {
        this.source = new TextSource(Encodings.characters(body));
        this.parser = parser(source);
        this.eachOfList = eachOfList;
    }

    static JsonParser parser(TextSource source) throws IOException {
        return JSON.createParser(source);
    }

    /**
     * The outline of a document; empty when it is no JSON, or breaks off.
     *
     * @param body UTF-8 or UTF-16, with or without a byte order mark; read as far as needed
     * @throws IOException only when the body cannot be read
     */
    public static Optional<JsonNode> of(InputStream body) throws IOException {
        return new Outline(body, Optional.empty()).read();
    }

    /**
     * The outline of a list, whose jobs are handed on one by one and not held.
     *
     * @param each takes an outline of each job, in their order
     * @return what stands around the jobs, with an empty array in their place, and in a field
     *     without a name what stands behind it all; empty when it is no JSON, or breaks off
     */
    public static Optional<JsonNode> ofList(InputStream body, Consumer<JsonNode> each)
            throws IOException {
        return new Outline(body, Optional.of(each)).read();
    }

    /** The outline of JSON that was written into a text, as gateways pass on each other's. */
    static Optional<JsonNode> inText(JsonNode value) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        return text.startsWith("{") || text.startsWith("[")
                ? ofText(text, Optional.empty()).filter(JsonNode::isContainerNode)
                : Optional.empty();
    }

    /**
     * The outline of JSON behind what is no JSON: the first event of a stream, the guard that keeps
     * scripts from reading it, or the call of a script.
     *
     * @param text the beginning of a body
     * @param eachOfList takes the jobs, where it is a list; empty for any other answer
     */
    public static Optional<JsonNode> behindPreface(
            String text, Optional<Consumer<JsonNode>> eachOfList) {
        Matcher preface = PREFACE.matcher(text.strip());
        return preface.lookingAt()
                ? ofText(text.strip().substring(preface.end()), eachOfList)
                        .filter(JsonNode::isContainerNode)
                : Optional.empty();
    }

    private static Optional<JsonNode> ofText(String text, Optional<Consumer<JsonNode>> eachOfList) {
        InputStream body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try {
            return new Outline(body, eachOfList).read();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private Optional<JsonNode> read() throws IOException {
        try {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            JsonNode document = value(0, eachOfList.isPresent());
            if (eachOfList.isPresent() && document instanceof ObjectNode list) {
                list.set(BEHIND, behind());
            }
            // "404 page not found" begins as a number and is none.
            return document.isContainerNode() || parser.nextToken() == null
                    ? Optional.of(document)
                    : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** A list may come page by page in one body; what is no JSON behind a document is nothing. */
    private ArrayNode behind() throws IOException {
        ArrayNode documents = JsonNodeFactory.instance.arrayNode();
        try {
            while (parser.nextToken() != null) {
                documents.add(value(0, true));
            }
        } catch (JacksonException notJson) {
            return documents;
        }
        return documents;
    }

    /**
     * @param mayBeList whether an array here is the list itself
     */
    private JsonNode value(int depth, boolean mayBeList) throws IOException {
        if (valuesLeft-- <= 0 || depth > DEEPEST) {
            parser.skipChildren();
            return MissingNode.getInstance();
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(depth, mayBeList);
            case START_ARRAY -> mayBeList ? list(depth) : array(depth);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(token == JsonToken.VALUE_TRUE);
            default -> NullNode.getInstance();
        };
    }

    private JsonNode object(int depth, boolean mayHoldList) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            JsonNode value = value(depth + 1, mayHoldList && JobKeys.mayHoldList(name));
            if (!value.isMissingNode() && name.length() <= LongText.START) {
                object.set(name, value);
            }
        }
        return object;
    }

    private JsonNode array(int depth) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode element = value(depth + 1, false);
            // Even one that is left out keeps its place, so that pointers stay true.
            array.add(element.isMissingNode() ? NullNode.getInstance() : element);
        }
        return array;
    }

    private JsonNode list(int depth) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            textLeft = MOST_TEXT;
            valuesLeft = MOST_VALUES;
            eachOfList.orElseThrow().accept(value(depth + 1, false));
        }
        return JsonNodeFactory.instance.arrayNode();
    }

    private JsonNode text() throws IOException {
        StringBuilder kept = source.text(Math.min(LONGEST_TEXT, textLeft) + 1);
        long length = kept.length() + source.skipText();
        if (length > Math.min(LONGEST_TEXT, textLeft)) {
            String start = kept.substring(0, Math.min(LongText.START, kept.length()));
            return new POJONode(new LongText(start, length));
        }
        textLeft -= (int) length;
        return TextNode.valueOf(kept.toString());
    }

    /** Exact where a whole number may be an id; one without end becomes infinite or zero. */
    private JsonNode number() throws IOException {
        String digits = parser.getText();
        if (digits.length() > LONGEST_NUMBER) {
            return NullNode.getInstance();
        }
        try {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
                return DoubleNode.valueOf(Double.parseDouble(digits));
            }
            BigInteger whole = new BigInteger(digits);
            return whole.bitLength() < Long.SIZE
                    ? LongNode.valueOf(whole.longValueExact())
                    : BigIntegerNode.valueOf(whole);
        } catch (NumberFormatException unknownSpelling) {
            return NullNode.getInstance();
        }
    }
}
