package reelay.api.form;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;

/** The fields of a request. Each question about one names it when it refuses the value. */
public final class Form {

    /** Longest piece of a client's own text that an error message repeats, in characters. */
    private static final int LONGEST_ECHO = 100;

    private final Map<String, Field> fields;

    Form(Map<String, Field> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    /** Refuses the first field that is not among {@code known}: nobody would ever see it. */
    public void refuseOthersThan(Collection<String> known) {
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                throw ApiError.PARAMETER_UNKNOWN.about(echo(name), echo(name));
            }
        }
    }

    /** The field's value in whatever form it came. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** A text that must be there and have 1 to {@code longest} characters, not only white space. */
    public String text(String name, int longest) {
        @Nullable Field field = fields.get(name);
        if (field == null) {
            throw ApiError.PARAMETER_MISSING.about(name, name);
        }
        String text =
                switch (field) {
                    case Field.Text given -> given.value();
                    case Field.Part part -> decoded(name, part);
                    case Field.WholeNumber _ -> throw wrongType(name, "a string", "an integer");
                    case Field.Members _ -> throw wrongType(name, "a string", "an object");
                    case Field.Other other -> throw wrongType(name, "a string", other.kind());
                };
        if (text.isBlank()) {
            throw ApiError.TEXT_EMPTY.about(name, name);
        }
        if (text.length() > longest) {
            throw ApiError.TEXT_TOO_LONG.about(name, name, longest, text.length());
        }
        return text;
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
        @Nullable Field field = fields.get(name);
        if (field == null) {
            return allowed.getFirst();
        }
        String expected = "one of " + listed(allowed, "or");
        String value =
                switch (field) {
                    case Field.Text given -> given.value();
                    case Field.Part part -> decoded(name, part);
                    case Field.WholeNumber number -> {
                        if (!numbers) {
                            throw wrongType(name, expected, "an integer");
                        }
                        yield number.digits();
                    }
                    case Field.Members _ -> throw wrongType(name, expected, "an object");
                    case Field.Other other -> throw wrongType(name, expected, other.kind());
                };
        return chosen(name, value, allowed);
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

    /** A client's own text, short enough for an error message. */
    public static String echo(String text) {
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "...";
    }

    private static String decoded(String name, Field.Part part) {
        return part.bytes().utf8().orElseThrow(() -> ApiError.TEXT_INVALID.about(name, name));
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
