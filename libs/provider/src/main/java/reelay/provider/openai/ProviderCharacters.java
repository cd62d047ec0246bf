package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import reelay.provider.CharacterAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.exchange.ErrorReader;
import reelay.provider.http.FormParts;
import reelay.provider.http.ProviderAddress;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.Reply;
import reelay.provider.http.SubmitBody;
import reelay.provider.read.Values;
import reelay.provider.refusal.Refusal.Asked;
import reelay.video.Sha256;

/** {@code POST /videos/characters} and {@code GET /videos/characters/{id}}. */
final class ProviderCharacters {

    private final ProviderHttp http;
    private final ProviderAddress address;
    private final ErrorReader errors;
    private final InstantSource clock;

    ProviderCharacters(
            ProviderHttp http, ProviderAddress address, ErrorReader errors, InstantSource clock) {
        this.http = http;
        this.address = address;
        this.errors = errors;
        this.clock = clock;
    }

    CharacterAnswer create(String name, ByteBuffer video) {
        FormParts parts = new FormParts(boundary(name, video));
        parts.text("name", name);
        parts.file("video", "character.mp4", "video/mp4", video.duplicate());
        SubmitBody body = new SubmitBody(parts.end());
        HttpRequest request =
                http.signed(address.characters())
                        .header("Content-Type", parts.contentType())
                        .POST(body)
                        .build();
        return switch (http.askOnNewConnection(request)) {
            case Reply.Silence silence when silence.connected() && !body.withdraw() ->
                    new CharacterAnswer.Unclear("after the file was sent, " + silence.message());
            case Reply.Silence silence ->
                    new CharacterAnswer.Declined(
                            errors.error(ProviderErrorKind.UNREACHABLE, silence.message()));
            case Reply.Answer answer when answer.success() ->
                    read(answer)
                            .orElseGet(
                                    () ->
                                            new CharacterAnswer.Unclear(
                                                    "the provider answered "
                                                            + answer.status()
                                                            + " without a character"));
            case Reply.Answer answer when mayHaveMadeIt(answer.status()) ->
                    new CharacterAnswer.Unclear("the provider answered " + answer.status());
            case Reply.Answer answer ->
                    new CharacterAnswer.Declined(errors.of(Asked.SUBMIT, answer));
        };
    }

    CharacterAnswer find(String id) {
        HttpRequest request = http.signed(address.character(id)).GET().build();
        return switch (http.ask(request, ProviderHttp.ANSWER_LIMIT)) {
            case Reply.Silence silence -> new CharacterAnswer.Declined(errors.of(silence));
            case Reply.Answer answer when answer.success() ->
                    read(answer)
                            .orElseGet(
                                    () ->
                                            new CharacterAnswer.Declined(
                                                    errors.notTheProtocol(answer, "a character")));
            case Reply.Answer answer -> new CharacterAnswer.Declined(errors.of(Asked.JOB, answer));
        };
    }

    private static boolean mayHaveMadeIt(int status) {
        return status == 408 || (status >= 500 && status != 501 && status != 503);
    }

    /** Id and name may be null (protocol section 1.2); a body without either is something else. */
    private Optional<CharacterAnswer> read(Reply.Answer answer) {
        return answer.json()
                .filter(body -> body.has("id") || body.has("name"))
                .map(
                        body ->
                                new CharacterAnswer.Known(
                                        JobReader.text(body, "id"),
                                        JobReader.text(body, "name"),
                                        createdAt(body)));
    }

    private Instant createdAt(JsonNode body) {
        return Optional.of(body.path("created_at"))
                .filter(JsonNode::isIntegralNumber)
                .flatMap(Values::time)
                .orElseGet(clock::instant);
    }

    private static String boundary(String name, ByteBuffer video) {
        MessageDigest digest = Sha256.start();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(video.duplicate());
        return "reelay-" + HexFormat.of().formatHex(digest.digest(), 0, 24);
    }
}
