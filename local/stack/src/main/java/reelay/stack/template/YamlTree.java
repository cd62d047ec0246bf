package reelay.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import reelay.stack.template.resource.TemplateException;

/**
 * YAML as a JSON tree. CloudFormation's short tags become its long forms: {@code !Sub x} is {@code
 * {"Fn::Sub": "x"}}.
 */
final class YamlTree {

    private static final Map<String, String> LONG_FORMS =
            Map.ofEntries(
                    Map.entry("!Ref", "Ref"),
                    Map.entry("!Condition", "Condition"),
                    Map.entry("!GetAtt", "Fn::GetAtt"),
                    Map.entry("!Sub", "Fn::Sub"),
                    Map.entry("!If", "Fn::If"),
                    Map.entry("!Not", "Fn::Not"),
                    Map.entry("!Equals", "Fn::Equals"),
                    Map.entry("!And", "Fn::And"),
                    Map.entry("!Or", "Fn::Or"),
                    Map.entry("!Join", "Fn::Join"),
                    Map.entry("!Select", "Fn::Select"),
                    Map.entry("!Split", "Fn::Split"),
                    Map.entry("!FindInMap", "Fn::FindInMap"));

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlTree() {}

    static JsonNode parse(String text) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw refusal("template", "is not YAML: " + e.getMessage(), e);
        }
        return root == null ? JSON.objectNode() : read(root, "");
    }

    private static JsonNode read(Node node, String place) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node, place);
        }
        String longForm = LONG_FORMS.get(tag);
        if (longForm == null) {
            throw new TemplateException(
                    place(place, node), "the function " + tag + " is not supported locally");
        }
        return JSON.objectNode().set(longForm, argument(node, longForm, place));
    }

    private static JsonNode argument(Node node, String function, String place) {
        if (function.equals("Fn::GetAtt") && node instanceof ScalarNode scalar) {
            String[] parts = scalar.getValue().split("\\.", 2);
            ArrayNode list = JSON.arrayNode();
            for (String part : parts) {
                list.add(part);
            }
            return list;
        }
        return node instanceof ScalarNode scalar
                ? JSON.textNode(scalar.getValue())
                : plain(node, place);
    }

    private static JsonNode plain(Node node, String place) {
        return switch (node) {
            case MappingNode mapping -> object(mapping, place);
            case SequenceNode sequence -> array(sequence, place);
            case ScalarNode scalar -> scalar(scalar);
            default ->
                    throw new TemplateException(
                            place(place, node), "YAML of this kind is not read");
        };
    }

    private static ObjectNode object(MappingNode mapping, String place) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.MERGE)) {
                throw new TemplateException(
                        place(place, tuple.getKeyNode()), "a key must be plain text");
            }
            String name = key.getValue();
            String below = place.isEmpty() ? name : place + "." + name;
            if (object.has(name)) {
                throw new TemplateException(place(below, key), "stands here twice");
            }
            object.set(name, read(tuple.getValueNode(), below));
        }
        return object;
    }

    private static ArrayNode array(SequenceNode sequence, String place) {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(read(item, place + "[" + array.size() + "]"));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(!text.matches("(?i)false|no|off"));
        }
        if (tag.equals(Tag.INT) && DECIMAL.matcher(text).matches()) {
            return JSON.numberNode(Long.parseLong(text));
        }
        return JSON.textNode(text);
    }

    private static String place(String place, Node node) {
        return (place.isEmpty() ? "template" : place)
                + " (line "
                + (node.getStartMark().getLine() + 1)
                + ")";
    }

    private static TemplateException refusal(String place, String problem, Throwable cause) {
        TemplateException refusal = new TemplateException(place, problem);
        refusal.initCause(cause);
        return refusal;
    }
}
