package reelay.api.video;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import reelay.api.form.Field;
import reelay.api.form.Form;
import reelay.api.form.FormReader;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.http.ApiRequest;
import reelay.api.reference.SourceVideo;
import reelay.api.video.shown.CharacterResource;
import reelay.catalog.OwnedCharacters;
import reelay.provider.CharacterAnswer;
import reelay.provider.CharacterProvider;
import reelay.provider.ProviderAbility;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/**
 * Characters, which the provider keeps under its own ids; here is only noted whose they are. For
 * everybody else they do not exist.
 */
public record Characters(OwnedCharacters owned, CharacterProvider provider, Offer offer) {

    /** Longest name, in characters; OpenAI's own limit. */
    private static final int LONGEST_NAME = 80;

    /** Longest id that is looked at, in characters. */
    private static final int LONGEST_ID = 200;

    /** Longest silence of the provider: an app waits, and so does the function. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    /** Makes one of a name and a short video. */
    public CharacterResource create(ApiRequest request) {
        offer.check(ProviderAbility.CHARACTER);
        Form form = FormReader.read(request);
        form.refuseOthersThan(List.of(SourceVideo.FIELD, "name"));
        String name = form.text("name", LONGEST_NAME);
        ByteBuffer video = ByteBuffer.wrap(SourceVideo.read(file(form)).bytes().array());
        CharacterAnswer.Known made = known("", provider.createCharacter(name, video));
        made.id().ifPresent(id -> owned.add(request.owner(), id, made.createdAt()));
        return CharacterResource.of(made);
    }

    /** Shows one of the owner's. */
    public CharacterResource find(String owner, String id) {
        offer.check(ProviderAbility.CHARACTER);
        if (id.length() > LONGEST_ID || !owned.has(owner, id)) {
            throw notFound(id);
        }
        return CharacterResource.of(known(id, provider.character(id)));
    }

    private static Field.Part file(Form form) {
        Field video =
                form.field(SourceVideo.FIELD)
                        .orElseThrow(
                                () ->
                                        ApiError.PARAMETER_MISSING.about(
                                                SourceVideo.FIELD, SourceVideo.FIELD));
        String expected = "a file";
        return switch (video) {
            case Field.Part part -> part;
            case Field.Text _ -> throw Form.wrongType(SourceVideo.FIELD, expected, "a string");
            case Field.WholeNumber _ ->
                    throw Form.wrongType(SourceVideo.FIELD, expected, "an integer");
            case Field.Members _ -> throw Form.wrongType(SourceVideo.FIELD, expected, "an object");
            case Field.Several _ ->
                    throw Form.wrongType(SourceVideo.FIELD, expected, Field.Several.KIND);
            case Field.Other other ->
                    throw Form.wrongType(SourceVideo.FIELD, expected, other.kind());
        };
    }

    private CharacterAnswer.Known known(String id, CharacterAnswer answer) {
        return switch (answer) {
            case CharacterAnswer.Known known -> known;
            case CharacterAnswer.Unclear unclear ->
                    throw ApiError.CHARACTER_UNCLEAR.with(offer.provider(), unclear.explanation());
            case CharacterAnswer.Declined declined -> throw refusal(id, declined.error());
        };
    }

    private ApiException refusal(String id, ProviderError error) {
        return switch (error.kind()) {
            case NOT_FOUND -> notFound(id);
            case ROUTE_MISSING ->
                    ApiError.OPERATION_NOT_OFFERED.with(offer.provider(), "characters");
            case REQUEST_INVALID, MODERATION_BLOCKED ->
                    ApiError.CHARACTER_REFUSED.with(offer.provider(), error.message());
            default ->
                    (error.kind().remedy() == ProviderErrorKind.Remedy.LATER
                                    ? ApiError.PROVIDER_BUSY
                                    : ApiError.PROVIDER_REFUSED)
                            .with(offer.provider(), error.message());
        };
    }

    private static ApiException notFound(String id) {
        return ApiError.CHARACTER_NOT_FOUND.with(Form.echo(id));
    }
}
