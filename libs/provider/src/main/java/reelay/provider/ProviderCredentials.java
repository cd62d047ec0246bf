package reelay.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.site.OpenAi;
import reelay.video.Json;
import reelay.video.Secret;

/**
 * Who we are at the provider; the JSON of the provider secret.
 *
 * @param apiKey bearer key; absent for servers that ask for none
 * @param organization {@code OpenAI-Organization} header, {@code org-...}; absent when not wanted
 * @param project {@code OpenAI-Project} header, {@code proj_...}; absent when not wanted
 * @param webhookSecret what the provider signs its call-backs with; absent where they are not
 *     checked
 */
public record ProviderCredentials(
        @Nullable Secret apiKey,
        @Nullable String organization,
        @Nullable String project,
        @Nullable Secret webhookSecret) {

    /** Nobody in particular, as at servers that ask for no key. */
    private static final ProviderCredentials NONE = new ProviderCredentials(null, null, null, null);

    private static final List<String> FIELDS = List.of("api_key", "organization", "project");

    /** What an HTTP header can carry without a doubt: visible ASCII. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    /** Copied with the key out of an example of a request. */
    private static final Pattern BEARER =
            Pattern.compile("^(Authorization: ?)?Bearer\\s{1,9}", Pattern.CASE_INSENSITIVE);

    /**
     * White space around a value is cut off, and a blank value is an absent one: secrets are often
     * pasted with a line break.
     *
     * @throws IllegalArgumentException if a value cannot stand in a header; the message names the
     *     field, never the value
     */
    public ProviderCredentials {
        String key = apiKey == null ? null : headerValue("api_key", withoutBearer(apiKey.value()));
        apiKey = key == null ? null : new Secret(key);
        organization = headerValue("organization", organization);
        project = headerValue("project", project);
        String signing =
                webhookSecret == null ? null : headerValue("webhook_secret", webhookSecret.value());
        webhookSecret = signing == null ? null : new Secret(signing);
    }

    /** Whose call-backs are not checked. */
    public ProviderCredentials(
            @Nullable Secret apiKey, @Nullable String organization, @Nullable String project) {
        this(apiKey, organization, project, null);
    }

    /**
     * Reads what the text of the provider secret says of one kind of provider: its own object, such
     * as {@code {"kling": {"api_key": "..."}}}. What stands there without a kind is of {@code
     * openai}: a key never goes to another provider than the one it was written down for.
     *
     * @throws UnreadableCredentialsException if nothing can be read there; the message shows
     *     nothing of it
     */
    public static ProviderCredentials read(String secret, String kind) {
        JsonNode all = members(secret);
        boolean ofOpenAi = kind.equals(OpenAi.KIND);
        if (!all.has(kind)) {
            if (!ofOpenAi) {
                throw new UnreadableCredentialsException("holds no key of " + kind, kind);
            }
            return onlyOfOthers(all) ? NONE : read(secret);
        }
        if (ofOpenAi && withoutKind(all)) {
            throw new UnreadableCredentialsException(
                    "names the account at openai twice, under openai and beside it", kind);
        }
        try {
            return read(all.path(kind).toString());
        } catch (UnreadableCredentialsException unnamed) {
            throw new UnreadableCredentialsException(unnamed.why(), kind);
        }
    }

    /** What the secret has by name; nothing where it is something else than an object. */
    private static JsonNode members(String secret) {
        String text = plain(secret);
        try {
            return text.startsWith("{") ? Json.tree(text) : Json.object();
        } catch (JsonProcessingException quotesTheSecret) {
            throw new UnreadableCredentialsException("begins like JSON and is none");
        }
    }

    private static boolean onlyOfOthers(JsonNode all) {
        return !withoutKind(all) && ModelCatalogue.builtIn().kinds().stream().anyMatch(all::has);
    }

    private static boolean withoutKind(JsonNode all) {
        return FIELDS.stream().anyMatch(all::has);
    }

    private static String plain(String secret) {
        return secret.replace("\ufeff", "").strip();
    }

    /**
     * Reads the text of the provider secret: the JSON, or what people paste instead of it, the bare
     * key, with {@code Bearer} before it or in quotation marks.
     *
     * @throws UnreadableCredentialsException if it is none of these; the message shows nothing of
     *     it
     */
    public static ProviderCredentials read(String secret) {
        String text = plain(secret);
        try {
            return text.startsWith("{") || text.startsWith("\"") || text.startsWith("[")
                    ? ofJson(Json.tree(text))
                    : ofKey(text);
        } catch (JsonProcessingException quotesTheSecret) {
            throw new UnreadableCredentialsException("begins like JSON and is none");
        } catch (IllegalArgumentException unfitForAHeader) {
            throw new UnreadableCredentialsException(
                    "holds a key with a blank, a line break or a letter outside ASCII in it");
        }
    }

    private static ProviderCredentials ofJson(JsonNode json) {
        if (json.isTextual()) {
            return ofKey(json.textValue());
        }
        boolean known = json.isObject() && (json.isEmpty() || withoutKind(json));
        if (!known) {
            throw new UnreadableCredentialsException("holds JSON without api_key");
        }
        return new ProviderCredentials(
                Optional.ofNullable(text(json, "api_key")).map(Secret::new).orElse(null),
                text(json, "organization"),
                text(json, "project"),
                Optional.ofNullable(text(json, "webhook_secret")).map(Secret::new).orElse(null));
    }

    private static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw new UnreadableCredentialsException(
                    "holds something else than a text as " + field);
        }
        return value.textValue();
    }

    private static ProviderCredentials ofKey(String text) {
        return new ProviderCredentials(new Secret(text), null, null);
    }

    private static @Nullable String withoutBearer(@Nullable String key) {
        return key == null ? null : BEARER.matcher(key.strip()).replaceFirst("");
    }

    private static @Nullable String headerValue(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String stripped = value.strip();
        if (!VISIBLE.matcher(stripped).matches()) {
            throw new IllegalArgumentException(
                    "the provider secret's "
                            + field
                            + " holds a blank, a line break or a letter outside ASCII;"
                            + " write it again, without anything around it");
        }
        return stripped;
    }
}
