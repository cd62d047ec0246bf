package reelay.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.video.Json;

/** The fields of a request. Each question about one names it when it refuses the value. */
public final class Form {

    /** Longest piece of a client's own text that an error message repeats, in characters. */
    private static final int LONGEST_ECHO = 100;

    /** Stands for what is no character. */
    private static final int REPLACEMENT = 0xFFFD;

    private final Map<String, Field> fields;

    Form(Map<String, Field> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    /** The same fields but one, which is read elsewhere. */
    public Form without(String name) {
        Map<String, Field> rest = new LinkedHashMap<>(fields);
        rest.remove(name);
        return new Form(rest);
    }

    /** Refuses the first field that is not among {@code known}: nobody would ever see it. */
    public void refuseOthersThan(Collection<String> known) {
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                throw ApiError.PARAMETER_UNKNOWN.about(echo(name), echo(name));
            }
        }
    }

    /** The field's value in whatever form it came; one that is empty was not filled in. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(field -> !field.empty());
    }

    /**
     * A text that must be there and have 1 to {@code longest} characters, not only white space.
     * Characters are Unicode's: an emoji is one, though Java counts it as two.
     */
    public String text(String name, int longest) {
        @Nullable Field field = fields.get(name);
        if (field == null) {
            throw ApiError.PARAMETER_MISSING.about(name, name);
        }
        return text(name, field, longest);
    }

    /** The same for a field that is at hand. */
    public static String text(String name, Field field, int longest) {
        String text =
                switch (field) {
                    case Field.Text given -> given.value();
                    case Field.Part part -> decoded(name, part);
                    case Field.WholeNumber _ -> throw wrongType(name, "a string", "an integer");
                    case Field.Members _ -> throw wrongType(name, "a string", "an object");
                    case Field.Several _ -> throw wrongType(name, "a string", Field.Several.KIND);
                    case Field.Other other -> throw wrongType(name, "a string", other.kind());
                };
        if (text.codePoints().allMatch(Form::unseen)) {
            throw ApiError.TEXT_EMPTY.about(name, name);
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw ApiError.TEXT_TOO_LONG.about(name, name, longest, length);
        }
        return text;
    }

    /** Spaces of every kind, controls, and format characters such as a zero-width joiner. */
    private static boolean unseen(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT;
    }

    /** One of a few texts; the first of them when the field is missing. */
    public String choice(String name, List<String> allowed) {
        return choice(name, allowed, false);
    }

    /** The same where a JSON number stands for its digits as well. */
    public String choiceOfNumbers(String name, List<String> allowed) {
        return choice(name, allowed, true);
    }

    private String choice(String name, List<String> allowed, boolean numbers) {
        Optional<Field> field = field(name);
        if (field.isEmpty()) {
            return allowed.getFirst();
        }
        String expected = "one of " + listed(allowed, "or");
        return chosen(name, word(name, field.get(), expected, numbers), allowed);
    }

    /** A text, or the digits of a number; a field of a type that is neither is refused. */
    public Optional<String> word(String name) {
        return field(name).map(field -> word(name, field, "a string", true));
    }

    private static String word(String name, Field field, String expected, boolean numbers) {
        return switch (field) {
            case Field.Text given -> given.value();
            case Field.Part part -> decoded(name, part);
            case Field.WholeNumber number -> {
                if (!numbers) {
                    throw wrongType(name, expected, "an integer");
                }
                yield number.digits();
            }
            case Field.Members _ -> throw wrongType(name, expected, "an object");
            case Field.Several _ -> throw wrongType(name, expected, Field.Several.KIND);
            case Field.Other other -> throw wrongType(name, expected, other.kind());
        };
    }

    /** The fields of these names as JSON; what came in a form's parts is text. */
    public ObjectNode json(Collection<String> names) {
        ObjectNode object = Json.object();
        fields.forEach(
                (name, field) -> {
                    if (names.contains(name)) {
                        object.set(name, json(name, field));
                    }
                });
        return object;
    }

    private static JsonNode json(String name, Field field) {
        return switch (field) {
            case Field.Text text -> TextNode.valueOf(text.value());
            case Field.WholeNumber number ->
                    BigIntegerNode.valueOf(new BigInteger(number.digits()));
            case Field.Part part -> TextNode.valueOf(decoded(name, part));
            case Field.Other other -> other.value();
            case Field.Members members -> new Form(members.byName()).jsonOfAll();
            case Field.Several several -> {
                ArrayNode list = Json.object().arrayNode();
                several.elements().forEach(element -> list.add(json(name, element)));
                yield list;
            }
        };
    }

    private ObjectNode jsonOfAll() {
        return json(fields.keySet());
    }

    /** The value itself if it is one of {@code allowed}; of a form or of a query. */
    public static String chosen(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw ApiError.VALUE_INVALID.about(name, echo(value), listed(allowed, "and"));
        }
        return value;
    }

    /** The refusal of a value that has another type than the field takes. */
    public static ApiException wrongType(String name, String expected, String given) {
        return ApiError.TYPE_INVALID.about(name, name, expected, given);
    }

    /** A client's own text, short enough for an error message; half characters are marked. */
    public static String echo(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_ECHO)
                .map(point -> halfACharacter(point) ? REPLACEMENT : point)
                .forEach(shown::appendCodePoint);
        boolean all = text.codePointCount(0, text.length()) <= LONGEST_ECHO;
        return shown.append(all ? "" : "...").toString();
    }

    /** Whether it is half of a surrogate pair that stands alone. */
    static boolean halfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The text in a part, without white space around it; empty when it is not UTF-8. */
    public static Optional<String> textIn(Field.Part part) {
        return part.bytes().utf8().map(String::strip);
    }

    /** The object that a part writes as JSON; empty when it holds something else. */
    public static Optional<Field.Members> objectIn(String name, Field.Part part) {
        return textIn(part).flatMap(text -> JsonForm.inPart(name, text));
    }

    private static String decoded(String name, Field.Part part) {
        return requireDecoded(
                name,
                part.bytes().utf8().orElseThrow(() -> ApiError.TEXT_INVALID.about(name, name)));
    }

    /**
     * API Gateway decodes a text body itself, and what is not UTF-8 comes as U+FFFD: a video of
     * that would be paid for in vain.
     */
    static String requireDecoded(String name, String text) {
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw ApiError.TEXT_INVALID.about(echo(name), echo(name));
        }
        return text;
    }

    /** OpenAI's way of listing: '4', '8', and '12'. */
    private static String listed(List<String> values, String lastWord) {
        List<String> quoted = values.stream().map(value -> "'" + value + "'").toList();
        return switch (quoted.size()) {
            case 1 -> quoted.getFirst();
            case 2 -> quoted.getFirst() + " " + lastWord + " " + quoted.getLast();
            default ->
                    String.join(", ", quoted.subList(0, quoted.size() - 1))
                            + ", "
                            + lastWord
                            + " "
                            + quoted.getLast();
        };
    }
}
