package reelay.api.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import reelay.api.form.Form;
import reelay.api.reference.Reference;
import reelay.api.reference.ReferenceReader;
import reelay.video.Json;
import reelay.video.Prompt;
import reelay.video.Sha256;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/**
 * A checked request for a new video.
 *
 * @param request with every default filled in
 * @param reference the image to start from, if one was given
 */
public record NewVideo(VideoRequest request, Optional<Reference> reference) {

    private static final List<String> FIELDS =
            List.of("prompt", "model", "seconds", "size", ReferenceReader.FIELD);

    /** Reads and checks every field. */
    public static NewVideo read(Form form, Offer offer, ReferenceReader references) {
        form.refuseOthersThan(FIELDS);
        VideoRequest request =
                new VideoRequest(
                        form.choice("model", offer.models()),
                        new Prompt(form.text("prompt", Prompt.LONGEST)),
                        Integer.parseInt(form.choiceOfNumbers("seconds", offer.seconds())),
                        VideoSize.of(form.choice("size", offer.sizes())));
        return new NewVideo(request, references.read(form, request.size()));
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
        return Sha256.hex(Json.text(canonical).getBytes(StandardCharsets.UTF_8));
    }
}
