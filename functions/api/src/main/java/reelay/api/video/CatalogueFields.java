package reelay.api.video;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import reelay.api.fetch.ImageUrl;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.reference.ReferenceReader;
import reelay.provider.models.ExtraField;
import reelay.provider.models.Misfit;
import reelay.provider.models.ModelFacts;
import reelay.provider.models.Shape;
import reelay.provider.models.Sizes;
import reelay.provider.target.Target;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/**
 * The fields of a create for a model that the catalogue describes.
 *
 * @param facts what the model can do, of the target
 */
record CatalogueFields(Form form, Offer offer, Target target, ModelFacts facts) {

    /** The largest seed that any provider takes: 32 bits. */
    private static final long LARGEST_SEED = 4_294_967_295L;

    /** Longest address of an image, in characters. */
    private static final int LONGEST_ADDRESS = 2_000;

    /** The request, or a refusal of the first thing that the model cannot do. */
    VideoRequest request(String model, Prompt prompt) {
        offer.allExtraFields()
                .filter(name -> form.field(name).isPresent())
                .filter(name -> !facts.extraFields().contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw ApiError.FIELD_NOT_TAKEN.about(
                                    name, target.word(), name, taken());
                        });
        VideoRequest request =
                new VideoRequest(
                        model,
                        prompt,
                        seconds(),
                        size(),
                        new Operation.Create(RequestFields.extra(extra(), facts.extraFields())));
        target.misfit(request, form.field(ReferenceReader.FIELD).isPresent())
                .ifPresent(
                        misfit -> {
                            throw notMade(misfit);
                        });
        return request;
    }

    private String taken() {
        return facts.extraFields().isEmpty() ? "nothing" : String.join(", ", facts.extraFields());
    }

    private RuntimeException notMade(Misfit misfit) {
        return ApiError.VALUE_NOT_MADE.about(
                misfit.field(), Form.echo(misfit.value()), target.word(), misfit.can());
    }

    private int seconds() {
        Optional<String> given = form.word("seconds");
        if (given.isEmpty()) {
            return offer.seconds().stream()
                    .map(Integer::valueOf)
                    .filter(facts.seconds()::contains)
                    .findFirst()
                    .orElseGet(facts.seconds()::shortest);
        }
        if (!given.get().matches("[1-9][0-9]{0,3}")) {
            throw notMade(new Misfit("seconds", given.get(), facts.seconds().words()));
        }
        return Integer.parseInt(given.get());
    }

    private VideoSize size() {
        Optional<VideoSize> given =
                form.word("size")
                        .map(
                                text ->
                                        VideoSize.parse(text)
                                                .orElseThrow(
                                                        () ->
                                                                notMade(
                                                                        new Misfit(
                                                                                "size",
                                                                                text,
                                                                                facts.sizes()
                                                                                        .words()))));
        return facts.sizes() instanceof Sizes.Tiers tiers
                ? shaped(tiers, given)
                : given.orElseGet(this::usual);
    }

    private VideoSize usual() {
        return offer.sizes().stream()
                .map(VideoSize::of)
                .filter(facts.sizes()::take)
                .findFirst()
                .orElseGet(() -> facts.sizes().examples().getFirst());
    }

    /** A size that is asked for in tier or ratio; one in pixels as well must be the same. */
    private VideoSize shaped(Sizes.Tiers tiers, Optional<VideoSize> given) {
        Optional<String> resolution = form.word(ExtraField.RESOLUTION.word());
        Optional<String> ratio = form.word(ExtraField.ASPECT_RATIO.word());
        VideoSize base = given.orElseGet(this::usual);
        Optional<Shape> shape = tiers.of(base);
        if ((resolution.isEmpty() && ratio.isEmpty()) || shape.isEmpty()) {
            return base;
        }
        resolution.ifPresent(
                word ->
                        agree(
                                ExtraField.RESOLUTION,
                                word,
                                tiers.resolutions(),
                                shape.get().resolution(),
                                given));
        ratio.ifPresent(
                word ->
                        agree(
                                ExtraField.ASPECT_RATIO,
                                word,
                                tiers.ratioWords(),
                                shape.get().ratio(),
                                given));
        return given.orElseGet(
                () ->
                        tiers.size(
                                        resolution.orElse(shape.get().resolution()),
                                        ratio.orElse(shape.get().ratio()))
                                .orElseThrow());
    }

    private void agree(
            ExtraField field,
            String word,
            List<String> known,
            String ofTheSize,
            Optional<VideoSize> size) {
        if (known.stream().noneMatch(word::equalsIgnoreCase)) {
            throw notMade(new Misfit(field.word(), word, String.join(", ", known)));
        }
        if (size.isPresent() && !word.equalsIgnoreCase(ofTheSize)) {
            throw ApiError.VALUES_DIFFER.about(field.word(), word, size.get(), ofTheSize);
        }
    }

    private ObjectNode extra() {
        ObjectNode fields = Json.object();
        for (ExtraField field : ExtraField.values()) {
            String name = field.word();
            if (form.field(name).isPresent()) {
                switch (field) {
                    // They are in the size.
                    case ASPECT_RATIO, RESOLUTION -> {}
                    case SEED -> fields.put(name, seed(form.word(name).orElseThrow()));
                    case GENERATE_AUDIO -> fields.put(name, flag(name));
                    case NEGATIVE_PROMPT -> fields.put(name, form.text(name, Prompt.LONGEST));
                    case LAST_FRAME -> fields.put(name, lastFrame(name));
                }
            }
        }
        return fields;
    }

    private static long seed(String word) {
        if (!word.matches("[0-9]{1,10}") || Long.parseLong(word) > LARGEST_SEED) {
            throw ApiError.SEED_INVALID.about("seed", Form.echo(word), LARGEST_SEED);
        }
        return Long.parseLong(word);
    }

    private boolean flag(String name) {
        JsonNode given = form.json(List.of(name)).get(name);
        return given.isBoolean()
                ? given.booleanValue()
                : Boolean.parseBoolean(
                        Form.chosen(name, form.word(name).orElseThrow(), List.of("true", "false")));
    }

    private String lastFrame(String name) {
        if (form.field(ReferenceReader.FIELD).isEmpty()) {
            throw ApiError.LAST_FRAME_ALONE.about(ReferenceReader.FIELD);
        }
        String address = form.text(name, LONGEST_ADDRESS);
        ImageUrl.of(address);
        return address;
    }
}
