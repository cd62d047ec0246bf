package reelay.api.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.api.form.Form;
import reelay.api.reference.Reference;
import reelay.api.reference.ReferenceReader;
import reelay.video.ExtraFields;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.Sha256;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/**
 * A checked request for a new video.
 *
 * @param request with every default filled in
 * @param reference the image to start from or the video to change, if a file of it was given
 * @param callback where its end is to be told, if an address was given
 */
public record NewVideo(
        VideoRequest request, Optional<Reference> reference, Optional<String> callback) {

    /** One whose end is told to nobody in particular. */
    public NewVideo(VideoRequest request, Optional<Reference> reference) {
        this(request, reference, Optional.empty());
    }

    /** The same with an address where its end is to be told. */
    public NewVideo calling(Optional<String> url) {
        return new NewVideo(request, reference, url);
    }

    /** The fields of a create that are the protocol's own. */
    static final List<String> FIELDS =
            List.of("prompt", "model", "seconds", "size", ReferenceReader.FIELD);

    /** Reads and checks every field. */
    public static NewVideo read(Form form, Offer offer, ReferenceReader references) {
        form.refuseOthersThan(Stream.concat(FIELDS.stream(), offer.allExtraFields()).toList());
        String model = form.choice("model", offer.models());
        Prompt prompt = new Prompt(form.text("prompt", Prompt.LONGEST));
        RequestFields fields = new RequestFields(form, offer);
        VideoRequest request = fields.request(model, prompt);
        return new NewVideo(request, fields.reference(request, references));
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
        canonical.put("reference", reference.map(Reference::fingerprint).orElse(null));
        putOperation(canonical, request.operation());
        callback.ifPresent(url -> canonical.put("callback_url", url));
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
            case Operation.Edit edit -> canonical.put("edit_of", sourceOf(edit));
            case Operation.Extension extension ->
                    canonical
                            .put("extension_of", sourceOf(extension))
                            .put("added_seconds", extension.addedSeconds());
        }
    }

    /** Of a file the fingerprint is in the hash already. */
    private static String sourceOf(Operation operation) {
        return operation.source().map(VideoId::value).orElse("file");
    }
}
