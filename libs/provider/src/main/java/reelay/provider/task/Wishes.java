package reelay.provider.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reelay.provider.job.JobRequest;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ModelFacts;
import reelay.provider.models.Shape;
import reelay.provider.models.Sizes;
import reelay.provider.models.Sound;
import reelay.provider.models.Tier;
import reelay.video.ExtraFields;
import reelay.video.Operation;

/**
 * What is asked for, in the words of providers that take no pixels.
 *
 * @param model what is known of the model; empty for one that nobody described
 */
public record Wishes(JobRequest job, Optional<ModelFacts> model) {

    static Wishes of(String kind, JobRequest job) {
        return new Wishes(job, ModelCatalogue.builtIn().model(kind, job.request().model()));
    }

    /** The provider's own name of the model. */
    public String ownName() {
        return model.map(ModelFacts::ownName).orElse(job.request().model());
    }

    /** A field of its own that the app sent, as the provider takes it. */
    public Optional<JsonNode> field(OwnField field) {
        return Optional.ofNullable(extra().fields().get(field.word())).flatMap(field::read);
    }

    /** All such fields but those that go along in other words. */
    public Map<OwnField, JsonNode> switches(Set<OwnField> taken) {
        Map<OwnField, JsonNode> switches = new EnumMap<>(OwnField.class);
        taken.stream()
                .filter(it -> it != OwnField.RESOLUTION)
                .filter(it -> it != OwnField.ASPECT_RATIO)
                .filter(it -> it != OwnField.LAST_FRAME)
                .forEach(it -> field(it).ifPresent(value -> switches.put(it, value)));
        return switches;
    }

    private ExtraFields extra() {
        return job.request().operation() instanceof Operation.Create(ExtraFields extra)
                ? extra
                : ExtraFields.NONE;
    }

    /** Resolution and ratio: what the app says in those words, else what its size comes to. */
    public Optional<Shape> shape() {
        if (model.isEmpty() || !(model.get().sizes() instanceof Sizes.Tiers tiers)) {
            return Optional.empty();
        }
        Optional<Shape> bySize = tiers.of(job.request().size());
        Optional<String> resolution =
                field(OwnField.RESOLUTION)
                        .map(JsonNode::asText)
                        .or(() -> bySize.map(Shape::resolution));
        Optional<String> ratio =
                field(OwnField.ASPECT_RATIO)
                        .map(JsonNode::asText)
                        .or(() -> bySize.map(Shape::ratio));
        return resolution
                .flatMap(word -> tier(tiers, word))
                .flatMap(
                        tier ->
                                ratio.filter(it -> tiers.size(tier.word(), it).isPresent())
                                        .map(it -> new Shape(tier.word(), it)));
    }

    private static Optional<Tier> tier(Sizes.Tiers tiers, String word) {
        return tiers.tiers().stream()
                .filter(tier -> tier.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Whether a video that begins with an image has the image's shape. */
    public boolean shapedByImage() {
        return job.reference().isPresent()
                && model.map(ModelFacts::imageDecidesShape).orElse(false);
    }

    /** Why the provider cannot make it; nothing is dropped silently. */
    Optional<String> objection(TaskWire wire) {
        String name = wire.name();
        if (!(job.request().operation() instanceof Operation.Create)) {
            return Optional.of(name + " makes new videos here, and no changed ones");
        }
        for (Map.Entry<String, JsonNode> sent : extra().fields().entrySet()) {
            Optional<OwnField> field =
                    OwnField.ofWord(sent.getKey()).filter(wire.takes()::contains);
            if (field.isEmpty()) {
                return Optional.of(
                        "%s takes no field '%s'; it takes %s"
                                .formatted(name, sent.getKey(), words(wire.takes())));
            }
            if (field.get().read(sent.getValue()).isEmpty()) {
                return Optional.of(
                        "'%s' must be %s".formatted(sent.getKey(), field.get().wanted()));
            }
        }
        if (field(OwnField.LAST_FRAME).isPresent() && job.reference().isEmpty()) {
            return Optional.of("'last_frame' needs input_reference: the frame to begin with");
        }
        return ofModel(name).or(() -> wire.objection(this));
    }

    private Optional<String> ofModel(String name) {
        String called = job.request().model();
        if (model.isEmpty()) {
            return Optional.of("nobody has described %s's model %s".formatted(name, called));
        }
        if (field(OwnField.SEED).isPresent() && !model.get().seed()) {
            return Optional.of("%s takes no seed".formatted(called));
        }
        if (field(OwnField.GENERATE_AUDIO).isPresent() && model.get().sound() == Sound.NEVER) {
            return Optional.of(
                    "%s makes no sound, so it takes no generate_audio".formatted(called));
        }
        if (shapedByImage() && field(OwnField.ASPECT_RATIO).isPresent()) {
            return Optional.of(
                    "%s gives a video the shape of input_reference, so it takes no aspect_ratio beside it"
                            .formatted(called));
        }
        return shape().isPresent()
                ? Optional.empty()
                : Optional.of("%s makes %s".formatted(called, model.get().sizes().words()));
    }

    private static String words(Set<OwnField> fields) {
        return fields.stream().sorted().map(OwnField::word).collect(Collectors.joining(", "));
    }
}
