package reelay.stack.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import reelay.video.Json;

/** Compares what a document shows with what its commands printed. */
final class ShownOutput {

    /** Keys of words that are the same each time. */
    private static final Set<String> WORDS = Set.of("object", "code");

    private ShownOutput() {}

    /**
     * How the two differ. JSON has the same keys, kinds of values and words for programs, {@code
     * null} may stand for any; of text {@code ...} stands for anything.
     */
    static List<String> differences(CodeBlock shown, String printed) {
        if (!shown.isJson()) {
            String pattern = Pattern.quote(shown.text().strip()).replace("...", "\\E[\\s\\S]*\\Q");
            return printed.strip().matches(pattern) ? List.of() : List.of("the text is another");
        }
        try {
            List<String> differences = new ArrayList<>();
            compare("", Json.tree(shown.text()), Json.tree(printed.strip()), differences);
            return differences;
        } catch (JsonProcessingException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
    }

    private static void compare(String at, JsonNode shown, JsonNode printed, List<String> found) {
        if (shown.isNull() || printed.isNull()) {
            return;
        }
        if (shown.getNodeType() != printed.getNodeType()) {
            found.add(at + " is " + printed);
            return;
        }
        for (Map.Entry<String, JsonNode> property : shown.properties()) {
            JsonNode other = printed.path(property.getKey());
            String name = at + "." + property.getKey();
            if (other.isMissingNode()) {
                found.add(name + " is not printed");
            } else if (WORDS.contains(property.getKey()) && !other.equals(property.getValue())) {
                found.add(name + " is " + other);
            } else {
                compare(name, property.getValue(), other, found);
            }
        }
        for (Map.Entry<String, JsonNode> property : printed.properties()) {
            if (!shown.has(property.getKey())) {
                found.add(at + "." + property.getKey() + " is not shown");
            }
        }
        if (shown.isArray() && !shown.isEmpty()) {
            if (printed.isEmpty()) {
                found.add(at + " is empty");
            } else {
                compare(at + "[0]", shown.path(0), printed.path(0), found);
            }
        }
    }
}
