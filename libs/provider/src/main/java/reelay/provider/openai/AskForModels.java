package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.refusal.CleanText;
import reelay.provider.refusal.Refusal.Asked;
import reelay.provider.site.OpenAi;

/** Lists what the account sees: {@code GET /models}. */
final class AskForModels {

    /** Most bytes read of the list; one that was cut says nothing about what it lacks. */
    private static final int MODELS_LIMIT = 1024 * 1024;

    /** Most pages read of it; what a longer one lacks is not known. */
    private static final int MOST_PAGES = 10;

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final ErrorReader errors;

    AskForModels(ProviderHttp http, ProviderAddress address, ErrorReader errors) {
        this.http = http;
        this.address = address;
        this.errors = errors;
    }

    /** Follows {@code has_more}; what is known once a page is missing is what came before it. */
    ModelsAnswer list() {
        List<ModelsAnswer.Model> all = new ArrayList<>();
        Optional<String> organization = Optional.empty();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply reply = http.ask(http.signed(address.models(after)).GET().build(), MODELS_LIMIT);
            ModelsAnswer answer = page(reply);
            if (!(answer instanceof ModelsAnswer.Listed listed)) {
                return all.isEmpty() ? answer : new ModelsAnswer.Listed(all, false, organization);
            }
            organization = organization.or(listed::organization);
            if (all.containsAll(listed.models())) {
                // The end, or the only page again of a server that does not know "after".
                return new ModelsAnswer.Listed(all, listed.whole(), organization);
            }
            all.addAll(listed.models());
            if (listed.whole()) {
                return new ModelsAnswer.Listed(all, true, organization);
            }
            after = Optional.of(listed.models().getLast().id());
        }
        return new ModelsAnswer.Listed(all, false, organization);
    }

    private ModelsAnswer page(Reply reply) {
        return switch (reply) {
            case Reply.Silence silence -> new ModelsAnswer.CannotTell(errors.of(silence));
            case Reply.Answer answer -> answer.success() ? listed(answer) : refused(answer);
        };
    }

    private ModelsAnswer listed(Reply.Answer answer) {
        if (!answer.whole()) {
            return new ModelsAnswer.CannotTell(
                    errors.error(
                            ProviderErrorKind.ROUTE_MISSING,
                            "the list of models is longer than %d KiB, so it was not read to its end"
                                    .formatted(MODELS_LIMIT / 1024),
                            answer));
        }
        Optional<JsonNode> body = answer.json();
        Optional<List<ModelsAnswer.Model>> models = body.flatMap(this::models);
        if (models.isEmpty()) {
            return new ModelsAnswer.CannotTell(errors.notTheProtocol(answer, "a list of models"));
        }
        return new ModelsAnswer.Listed(
                models.get(),
                !body.get().path("has_more").asBoolean(false),
                answer.headers()
                        .firstValue(OpenAi.ORGANIZATION_HEADER)
                        .flatMap(errors.cleaner()::word));
    }

    /** Empty when it is a list of another shape, as SGLang's (protocol section 5). */
    private Optional<List<ModelsAnswer.Model>> models(JsonNode body) {
        CleanText cleaner = errors.cleaner();
        JsonNode data = body.path("data");
        if (!data.isArray()) {
            return Optional.empty();
        }
        List<ModelsAnswer.Model> models = new ArrayList<>();
        for (JsonNode entry : data) {
            String id = entry.path("id").textValue();
            if (id == null) {
                return Optional.empty();
            }
            models.add(new ModelsAnswer.Model(cleaner.of(id), day(entry.path("shutdown_date"))));
        }
        return Optional.of(models);
    }

    /** {@code YYYY-MM-DD} or null (protocol section 2.4). */
    private static Optional<LocalDate> day(JsonNode date) {
        try {
            return Optional.ofNullable(date.textValue()).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private ModelsAnswer refused(Reply.Answer answer) {
        ProviderError error = errors.of(Asked.MODELS, answer);
        boolean aboutUs =
                switch (error.kind()) {
                    case RATE_LIMITED,
                            ORGANIZATION_UNVERIFIED,
                            MODEL_NOT_PERMITTED,
                            KEY_MISSING,
                            KEY_INVALID,
                            KEY_NOT_PERMITTED,
                            ACCOUNT_CLOSED,
                            NOT_A_MEMBER,
                            NOT_OF_THE_PROJECT,
                            IP_NOT_ALLOWED,
                            REGION_NOT_SUPPORTED,
                            QUOTA_EXHAUSTED,
                            SPEND_LIMIT_REACHED,
                            BILLING_INACTIVE ->
                            true;
                    case UNREACHABLE,
                            TIMED_OUT,
                            OVERLOADED,
                            SERVER_ERROR,
                            MODEL_NOT_FOUND,
                            RETIRED,
                            MODEL_RETIRED,
                            MODERATION_BLOCKED,
                            REQUEST_INVALID,
                            REQUEST_REFUSED,
                            SECRET_UNREADABLE,
                            NOT_FOUND,
                            NOT_READY,
                            ROUTE_MISSING,
                            NOT_THE_PROTOCOL ->
                            answer.status() == 403;
                };
        return aboutUs ? new ModelsAnswer.Denied(error) : new ModelsAnswer.CannotTell(error);
    }
}
