package reelay.stack.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import reelay.stack.documents.ApiDescription.Operation;
import reelay.stack.documents.ApiDescription.Property;

/** docs/api.md: a section per operation, then the objects and the errors that they answer. */
final class ApiDocument {

    private static final String RESPONSES = "#/components/responses/";

    private final ApiDescription description;
    private final StringBuilder page = new StringBuilder();

    /** Objects that the page links to and does not show yet. */
    private final Deque<String> wanted = new ArrayDeque<>();

    private final Set<String> named = new LinkedHashSet<>();
    private final SchemaWords words;

    /** Error responses by their name, in the order of their status. */
    private final Map<String, String> errors = new LinkedHashMap<>();

    private ApiDocument(ApiDescription description) {
        this.description = description;
        this.words = new SchemaWords(description, this::want);
    }

    static String of(ApiDescription description) {
        return new ApiDocument(description).written();
    }

    private void want(String name) {
        if (named.add(name)) {
            wanted.add(name);
        }
    }

    private String written() {
        page.append(
                """
                <!-- Made from openapi.yaml, which is the place to change. ApiDocumentAgreesTest writes it anew with -Dreelay.write=true. -->
                # The API

                """);
        page.append(description.root().at("/info/description").asText());
        page.append(
                """

                The commands below run as they stand, one after the other, in a terminal that has what `./reelay serve` prints, or a deployment's `ApiUrl` and a key:

                ```sh
                export OPENAI_BASE_URL=http://127.0.0.1:3000/v1 OPENAI_API_KEY=sk-reelay-...
                export OPERATOR_KEY=$OPENAI_API_KEY            # the key of an operator; the local one is
                export RECEIVER=https://app.example.com/hooks  # a program of yours; beside `./reelay serve` also http://127.0.0.1 with a port
                ```

                Answers come in one line and are shown in several; ids and times will be others.

                | call | does |
                |---|---|
                """);
        eachOperation(
                it ->
                        page.append(
                                "| `%s` | [%s](#%s) |\n"
                                        .formatted(
                                                it.route(), it.summary(), anchor(it.summary()))));
        for (String tag : description.tags()) {
            page.append("\n## %s\n".formatted(tag));
            description.operations(tag).forEach(this::operation);
        }
        errors();
        objects();
        return page.toString();
    }

    private void eachOperation(Consumer<Operation> action) {
        description.tags().forEach(tag -> description.operations(tag).forEach(action));
    }

    private void operation(Operation operation) {
        page.append("\n### %s\n\n`%s`".formatted(operation.summary(), operation.route()));
        if (operation.node().path("security").isEmpty() && operation.node().has("security")) {
            page.append(", without a key");
        }
        page.append("\n");
        paragraph(operation.node());
        sample(operation.sample());
        parameters(operation);
        bodies(operation.node().path("requestBody"));
        answers(operation.node().path("responses"));
    }

    private void paragraph(JsonNode node) {
        String text = node.path("description").asText().strip();
        if (!text.isEmpty()) {
            page.append("\n%s\n".formatted(text));
        }
    }

    private void sample(JsonNode sample) {
        page.append(
                "\n```sh runnable\n%s\n```\n".formatted(sample.path("source").asText().strip()));
        if (sample.has("output")) {
            page.append(
                    "\n```json output\n%s\n```\n"
                            .formatted(sample.path("output").asText().strip()));
        }
    }

    private void parameters(Operation operation) {
        List<JsonNode> parameters = operation.parameters().map(description::resolved).toList();
        if (parameters.isEmpty()) {
            return;
        }
        page.append("\n| parameter | in | is | |\n|---|---|---|---|\n");
        for (JsonNode parameter : parameters) {
            row(
                    name(parameter.path("name").asText(), parameter.path("required").asBoolean()),
                    parameter.path("in").asText(),
                    words.kind(parameter.path("schema")),
                    said(parameter));
        }
    }

    /** The fields as JSON, then those that are otherwise in a form. */
    private void bodies(JsonNode body) {
        if (body.isMissingNode()) {
            return;
        }
        JsonNode json = body.at("/content/application~1json/schema");
        JsonNode form = body.at("/content/multipart~1form-data/schema");
        if (json.isMissingNode()) {
            fields("field of the form", form, List.of());
        } else if (form.isMissingNode()) {
            fields("field of the JSON", json, List.of());
        } else {
            fields("field, in JSON or a form", json, List.of());
            fields("otherwise in a form", form, rows(json));
        }
    }

    private void fields(String head, JsonNode body, List<List<String>> shownAlready) {
        List<List<String>> rows = rows(body);
        rows.removeAll(shownAlready);
        if (rows.isEmpty()) {
            if (shownAlready.isEmpty()) {
                paragraph(description.resolved(body));
            }
            return;
        }
        paragraph(description.resolved(body));
        page.append("\n| %s | is | |\n|---|---|---|\n".formatted(head));
        rows.forEach(cells -> row(cells.toArray(String[]::new)));
    }

    private List<List<String>> rows(JsonNode object) {
        List<List<String>> rows = new ArrayList<>();
        for (Property property : description.properties(object)) {
            rows.add(
                    List.of(
                            name(property.name(), property.required()),
                            words.kind(property.schema()),
                            said(property.schema())));
        }
        return rows;
    }

    private static String name(String name, boolean required) {
        return "`" + name + "`" + (required ? ", required" : "");
    }

    private String said(JsonNode node) {
        return description.objectName(node).isPresent()
                ? ""
                : description.resolved(node).path("description").asText();
    }

    private void answers(JsonNode responses) {
        List<String> refusals = new ArrayList<>();
        page.append("\n| answer | is |\n|---|---|\n");
        for (Map.Entry<String, JsonNode> answer : responses.properties()) {
            String reference = answer.getValue().path("$ref").asText();
            JsonNode response = description.resolved(answer.getValue());
            int status = Integer.parseInt(answer.getKey());
            if (status < 400) {
                row(answer.getKey(), response.path("description").asText() + content(response));
            } else {
                String name = reference.substring(RESPONSES.length());
                errors.putIfAbsent(name, answer.getKey());
                refusals.add("[%s](#%s)".formatted(status, anchor(errorTitle(name))));
            }
        }
        row("errors", String.join(", ", refusals));
    }

    private String content(JsonNode response) {
        for (Map.Entry<String, JsonNode> type : response.path("content").properties()) {
            if (type.getKey().contains("json")) {
                String kind = words.kind(type.getValue().path("schema"));
                return kind.equals("object") ? "" : " " + kind;
            }
        }
        return "";
    }

    private String errorTitle(String name) {
        return errors.get(name)
                + " "
                + name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private void errors() {
        page.append(
                """

                ## Errors

                The body of each is `{"error": {"message", "type", "param", "code"}}`: `message` for people, `code` for programs, `param` the field it is about or null. What a failed *video*
                says in its own `error` is in [failures.md](failures.md).
                """);
        errors.entrySet().stream()
                .sorted(
                        Map.Entry.<String, String>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(error -> error(error.getKey()));
    }

    private void error(String name) {
        JsonNode response = description.root().at("/components/responses/" + name);
        page.append("\n### %s\n".formatted(errorTitle(name)));
        paragraph(response);
        JsonNode json = response.at("/content/application~1json");
        JsonNode codes =
                description
                        .resolved(json.path("schema"))
                        .at("/properties/error/properties/code/enum");
        if (!codes.isEmpty()) {
            page.append("\n`code`: %s\n".formatted(SchemaWords.listed(codes)));
        }
        if (json.has("example")) {
            page.append("\n```json\n%s\n```\n".formatted(json.path("example")));
        }
    }

    private void objects() {
        page.append("\n## Objects\n");
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            JsonNode schema = description.schema(name);
            page.append("\n### %s\n".formatted(name));
            paragraph(schema);
            page.append("\n| field | is | |\n|---|---|---|\n");
            // Whether a field is always there matters less in an answer than what it is.
            for (Property property : description.properties(schema)) {
                row(
                        "`" + property.name() + "`" + (property.required() ? "" : ", at times"),
                        words.kind(property.schema()),
                        said(property.schema()));
            }
        }
    }

    private void row(String... cells) {
        page.append("|");
        for (String cell : cells) {
            page.append(
                    " %s |".formatted(cell.strip().replaceAll("\\s+", " ").replace("|", "\\|")));
        }
        page.append("\n");
    }

    /** As GitHub makes them of headings. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
