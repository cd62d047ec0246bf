package reelay.api.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.api.form.Field;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.Bytes;
import reelay.video.ExtraFields;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.Sha256;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/**
 * A checked request for a new video.
 *
 * @param request with every default filled in
 * @param image the reference image, if one was sent
 */
public record NewVideo(VideoRequest request, Optional<ReferenceImage> image) {

    /** Most bytes of a reference image: with base64 a bigger one passes Lambda's limit of 6 MB. */
    public static final int LARGEST_IMAGE = 4_500_000;

    private static final String REFERENCE = "input_reference";

    /** The fields of a create that are the protocol's own. */
    static final List<String> FIELDS = List.of("prompt", "model", "seconds", "size", REFERENCE);

    /**
     * A reference image.
     *
     * @param kind told by its first bytes
     * @param bytes at most {@link #LARGEST_IMAGE}
     */
    public record ReferenceImage(ImageKind kind, Bytes bytes) {}

    /** Reads and checks every field. */
    public static NewVideo read(Form form, Offer offer) {
        form.refuseOthersThan(
                Stream.concat(FIELDS.stream(), offer.extraFields().stream()).toList());
        VideoRequest request =
                new VideoRequest(
                        form.choice("model", offer.models()),
                        new Prompt(form.text("prompt", Prompt.LONGEST)),
                        Integer.parseInt(form.choiceOfNumbers("seconds", offer.seconds())),
                        VideoSize.of(form.choice("size", offer.sizes())),
                        new Operation.Create(extra(form, offer.extraFields())));
        return new NewVideo(request, form.field(REFERENCE).map(NewVideo::image));
    }

    private static ExtraFields extra(Form form, List<String> names) {
        String json = Json.text(form.json(names));
        if (ExtraFields.length(json) > ExtraFields.LONGEST) {
            throw ApiError.EXTRA_FIELDS_TOO_LARGE.with(
                    String.join(", ", names), ExtraFields.length(json), ExtraFields.LONGEST);
        }
        return new ExtraFields(json);
    }

    private static ReferenceImage image(Field field) {
        return switch (field) {
            case Field.Part part -> image(part.bytes());
            case Field.Text _ -> throw Form.wrongType(REFERENCE, "a file", "a string");
            case Field.WholeNumber _ -> throw Form.wrongType(REFERENCE, "a file", "an integer");
            case Field.Members _ -> throw ApiError.IMAGE_BY_REFERENCE_UNSUPPORTED.about(REFERENCE);
            case Field.Other other -> throw Form.wrongType(REFERENCE, "a file", other.kind());
        };
    }

    private static ReferenceImage image(Bytes bytes) {
        if (bytes.length() > LARGEST_IMAGE) {
            throw ApiError.IMAGE_TOO_LARGE.about(
                    REFERENCE, REFERENCE, bytes.length(), LARGEST_IMAGE);
        }
        ImageKind kind =
                ImageKind.of(bytes)
                        .orElseThrow(
                                () -> ApiError.IMAGE_NOT_RECOGNISED.about(REFERENCE, REFERENCE));
        return new ReferenceImage(kind, bytes);
    }

    /**
     * Digest of everything that was asked for, defaults filled in: two requests with the same hash
     * ask for the same video.
     */
    public String hash() {
        ObjectNode canonical = Json.object();
        canonical.put("model", request.model());
        canonical.put("prompt", request.prompt().text());
        canonical.put("seconds", request.seconds());
        canonical.put("size", request.size().toString());
        canonical.put("image_sha256", image.map(given -> given.bytes().sha256()).orElse(null));
        putOperation(canonical, request.operation());
        return Sha256.hex(Json.text(canonical).getBytes(StandardCharsets.UTF_8));
    }

    /** A plain create adds nothing, so that its hash is the one it always had. */
    private static void putOperation(ObjectNode canonical, Operation operation) {
        switch (operation) {
            case Operation.Create create -> {
                if (!create.extra().equals(ExtraFields.NONE)) {
                    canonical.put("extra", create.extra().json());
                }
            }
            case Operation.Remix remix -> canonical.put("remix_of", remix.videoId().value());
            case Operation.Edit edit -> canonical.put("edit_of", edit.videoId().value());
            case Operation.Extension extension ->
                    canonical
                            .put("extension_of", extension.videoId().value())
                            .put("added_seconds", extension.addedSeconds());
        }
    }
}
