package reelay.api.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.reference.ImageDemand;
import reelay.api.reference.Reference;
import reelay.api.reference.ReferenceReader;
import reelay.provider.models.ModelFacts;
import reelay.provider.target.Target;
import reelay.video.ExtraFields;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/**
 * Length, size, image and further fields of a create, as the model takes them. A model that several
 * may make takes what one of them can do, and the first of them says what it cannot.
 */
record RequestFields(Form form, Offer offer) {

    /** The request for a video, with every default filled in. */
    VideoRequest request(String model, Prompt prompt) {
        @Nullable ApiException first = null;
        for (Target target : offer.targets(model)) {
            try {
                return target.facts().isPresent()
                        ? new CatalogueFields(form, offer, target, target.facts().get())
                                .request(model, prompt)
                        : asTheSettingsSay(model, prompt);
            } catch (ApiException refusal) {
                first = first == null ? refusal : first;
            }
        }
        throw first == null ? new IllegalStateException("nobody makes " + model) : first;
    }

    private VideoRequest asTheSettingsSay(String model, Prompt prompt) {
        List<String> known = offer.extraFields();
        offer.allExtraFields()
                .filter(name -> !known.contains(name) && form.field(name).isPresent())
                .findFirst()
                .ifPresent(
                        name -> {
                            throw ApiError.PARAMETER_UNKNOWN.about(name, name);
                        });
        return new VideoRequest(
                model,
                prompt,
                Integer.parseInt(form.choiceOfNumbers("seconds", offer.seconds())),
                VideoSize.of(form.choice("size", offer.sizes())),
                new Operation.Create(extra(form.json(known), known)));
    }

    /** Fields that are passed on, as far as there is room for them. */
    static ExtraFields extra(ObjectNode fields, List<String> names) {
        String json = Json.text(fields);
        if (ExtraFields.length(json) > ExtraFields.LONGEST) {
            throw ApiError.EXTRA_FIELDS_TOO_LARGE.with(
                    String.join(", ", names), ExtraFields.length(json), ExtraFields.LONGEST);
        }
        return new ExtraFields(json);
    }

    /** The image to begin with, which must suit all who may make the video. */
    Optional<Reference> reference(VideoRequest request, ReferenceReader references) {
        List<Target> able =
                offer.targets(request.model()).stream()
                        .filter(
                                target ->
                                        target.misfit(
                                                        request,
                                                        form.field(ReferenceReader.FIELD)
                                                                .isPresent())
                                                .isEmpty())
                        .toList();
        if (able.stream().anyMatch(target -> target.facts().isEmpty())) {
            return references.read(form, request.size());
        }
        return references.read(
                form,
                able.stream()
                        .filter(
                                _ ->
                                        form.field("size").isPresent()
                                                || form.field("aspect_ratio").isPresent())
                        .filter(
                                target ->
                                        target.facts().stream()
                                                .anyMatch(ModelFacts::imageDecidesShape))
                        .findFirst()
                        .<ImageDemand>map(
                                target -> new ImageDemand.SameShape(request.size(), target.word()))
                        .orElseGet(ImageDemand.Nothing::new));
    }
}
