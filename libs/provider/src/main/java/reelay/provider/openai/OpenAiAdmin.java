package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import reelay.provider.admin.AdminAnswer;
import reelay.provider.admin.AdminCredentials;
import reelay.provider.admin.AdminKey;
import reelay.provider.admin.AdminProject;
import reelay.provider.admin.ModelPermissions;
import reelay.provider.admin.ModelRate;
import reelay.provider.admin.SpendLimit;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderClients;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.read.Values;
import reelay.provider.refusal.CleanText;

/** The organization's admin interface (protocol section 4): only ever asked, never changed. */
public final class OpenAiAdmin {

    /** Pages of one list that are read; a hundred entries each. */
    private static final int MOST_PAGES = 10;

    private final ProviderHttp http;
    private final ProviderAddress address;

    /**
     * Connects to nothing yet.
     *
     * @param baseUrl the provider's address up to and including {@code /v1}
     * @param timeout longest wait for each answer
     * @param credentials asked before every request; the key must be present
     */
    public OpenAiAdmin(
            URI baseUrl,
            Duration timeout,
            Supplier<AdminCredentials> credentials,
            ProviderClients clients) {
        this.http = new ProviderHttp(timeout, () -> credentials.get().bearer(), clients);
        this.address = new ProviderAddress(baseUrl);
    }

    /** Every project, archived ones too. */
    public AdminAnswer<List<AdminProject>> projects() {
        return list("/organization/projects", "include_archived=true", OpenAiAdmin::project);
    }

    /** The keys of a project, whether or not their owners still have access. */
    public AdminAnswer<List<AdminKey>> keys(String project) {
        return list(of(project, "/api_keys"), "owner_project_access=any", OpenAiAdmin::key);
    }

    /** A project's table of rate limits. */
    public AdminAnswer<List<ModelRate>> rates(String project) {
        return list(of(project, "/rate_limits"), "", OpenAiAdmin::rate);
    }

    /** Which models a project may use. */
    public AdminAnswer<ModelPermissions> permissions(String project) {
        return one(of(project, "/model_permissions"), OpenAiAdmin::permissions);
    }

    /** The organization's monthly limit. */
    public AdminAnswer<SpendLimit> spendLimit() {
        return one("/organization/spend_limit", OpenAiAdmin::limit);
    }

    /** A project's monthly limit. */
    public AdminAnswer<SpendLimit> spendLimit(String project) {
        return one(of(project, "/spend_limit"), OpenAiAdmin::limit);
    }

    private static String of(String project, String what) {
        return "/organization/projects/" + ProviderAddress.encoded(project) + what;
    }

    private <T> AdminAnswer<List<T>> list(
            String path, String query, Function<JsonNode, Optional<T>> reader) {
        List<T> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            AdminAnswer<JsonNode> answer = ask(address.admin(path, query, after));
            if (!(answer instanceof AdminAnswer.Told<JsonNode>(JsonNode body))) {
                return new AdminAnswer.NotTold<>(answer.why());
            }
            if (!body.path("data").isArray()) {
                return new AdminAnswer.NotTold<>("the answer is no list");
            }
            body.path("data").forEach(entry -> reader.apply(entry).ifPresent(all::add));
            after = Optional.ofNullable(body.path("last_id").textValue());
            if (!body.path("has_more").asBoolean() || after.isEmpty()) {
                return new AdminAnswer.Told<>(List.copyOf(all));
            }
        }
        return new AdminAnswer.Told<>(List.copyOf(all));
    }

    private <T> AdminAnswer<T> one(String path, Function<JsonNode, Optional<T>> reader) {
        AdminAnswer<JsonNode> answer = ask(address.admin(path, "", Optional.empty()));
        if (!(answer instanceof AdminAnswer.Told<JsonNode>(JsonNode body))) {
            return new AdminAnswer.NotTold<>(answer.why());
        }
        return reader.apply(body)
                .<AdminAnswer<T>>map(AdminAnswer.Told::new)
                .orElseGet(() -> new AdminAnswer.NotTold<>("the answer has another shape"));
    }

    private AdminAnswer<JsonNode> ask(URI question) {
        Reply reply = http.ask(http.signed(question).GET().build(), ProviderHttp.ANSWER_LIMIT);
        return switch (reply) {
            case Reply.Silence silence -> new AdminAnswer.NotTold<>(silence.message());
            case Reply.Answer answer when answer.success() ->
                    answer.json()
                            .<AdminAnswer<JsonNode>>map(AdminAnswer.Told::new)
                            .orElseGet(() -> new AdminAnswer.NotTold<>("the answer is not JSON"));
            case Reply.Answer answer -> new AdminAnswer.NotTold<>(refusal(answer));
        };
    }

    private static String refusal(Reply.Answer answer) {
        return switch (answer.status()) {
            case 401 -> "the admin key is not accepted";
            case 403 -> "the admin key has no permission for it";
            case 404, 405 -> "this provider does not have it";
            default -> "the answer was status " + answer.status();
        };
    }

    private static Optional<AdminProject> project(JsonNode entry) {
        return text(entry, "id")
                .map(
                        id ->
                                new AdminProject(
                                        id,
                                        name(entry),
                                        entry.path("status").asText("").equals("archived")
                                                || entry.path("archived_at").isNumber(),
                                        time(entry, "archived_at")));
    }

    private static Optional<AdminKey> key(JsonNode entry) {
        return text(entry, "redacted_value")
                .map(
                        redacted ->
                                new AdminKey(
                                        name(entry),
                                        redacted,
                                        time(entry, "created_at"),
                                        time(entry, "expires_at"),
                                        !entry.path("owner_project_access")
                                                .asText("active")
                                                .equals("inactive")));
    }

    private static Optional<ModelRate> rate(JsonNode entry) {
        JsonNode requests = entry.path("max_requests_per_1_minute");
        return text(entry, "model")
                .map(
                        model ->
                                new ModelRate(
                                        model,
                                        requests.isNumber()
                                                ? OptionalLong.of(requests.asLong())
                                                : OptionalLong.empty()));
    }

    private static Optional<ModelPermissions> permissions(JsonNode body) {
        if (!body.path("model_ids").isArray()) {
            return Optional.empty();
        }
        Set<String> models = new HashSet<>();
        body.path("model_ids").forEach(model -> models.add(model.asText()));
        return switch (body.path("mode").asText("")) {
            case "allow_list" -> Optional.of(new ModelPermissions(true, models));
            case "deny_list" -> Optional.of(new ModelPermissions(false, models));
            default -> Optional.empty();
        };
    }

    /** The amount is told in hundredths. */
    private static Optional<SpendLimit> limit(JsonNode body) {
        return Optional.of(body.path("threshold_amount"))
                .filter(JsonNode::isNumber)
                .flatMap(Values::number)
                .map(
                        amount ->
                                new SpendLimit(
                                        amount.movePointLeft(2),
                                        text(body, "currency")
                                                .flatMap(CleanText.knowing(null)::word)
                                                .orElse(""),
                                        body.at("/enforcement/status")
                                                .asText("")
                                                .equals("enforcing")));
    }

    /** What people called it, who may have put a key there. */
    private static String name(JsonNode entry) {
        return text(entry, "name").map(CleanText.knowing(null)::of).orElse("");
    }

    private static Optional<String> text(JsonNode entry, String name) {
        return Optional.ofNullable(entry.path(name).textValue());
    }

    private static Optional<Instant> time(JsonNode entry, String name) {
        return Optional.of(entry.path(name)).filter(JsonNode::isNumber).flatMap(Values::time);
    }
}
