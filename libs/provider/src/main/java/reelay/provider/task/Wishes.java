package reelay.provider.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import reelay.provider.job.JobRequest;
import reelay.provider.models.ExtraField;
import reelay.provider.models.Misfit;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.ModelFacts;
import reelay.provider.models.Shape;
import reelay.video.ExtraFields;
import reelay.video.Operation;

/**
 * What is asked for, in the words of providers that take no pixels.
 *
 * @param shape of the size
 */
public record Wishes(JobRequest job, ModelFacts model, Shape shape) {

    /** Fields that go along as they are; tier and ratio are in the size. */
    private static final List<String> PASSED =
            List.of(
                    ExtraField.SEED.word(),
                    ExtraField.GENERATE_AUDIO.word(),
                    ExtraField.LAST_FRAME.word());

    /** Whether a provider can be asked for it. */
    sealed interface Reading {
        record Possible(Wishes wishes) implements Reading {}

        record Impossible(String why) implements Reading {}
    }

    static Reading of(TaskWire wire, JobRequest job) {
        String called = job.request().model();
        Optional<ModelFacts> model = ModelCatalogue.builtIn().model(wire.kind(), called);
        Optional<Shape> shape = model.flatMap(it -> it.shape(job.request().size()));
        Optional<Misfit> misfit =
                model.flatMap(it -> Misfit.of(it, job.request(), job.reference().isPresent()));
        if (misfit.isPresent()) {
            return new Reading.Impossible(
                    "%s takes no %s '%s'; it takes %s"
                            .formatted(
                                    called,
                                    misfit.get().field(),
                                    misfit.get().value(),
                                    misfit.get().can()));
        }
        if (shape.isEmpty()) {
            return new Reading.Impossible(
                    "nobody has described %s's model %s".formatted(wire.name(), called));
        }
        Wishes wishes = new Wishes(job, model.orElseThrow(), shape.get());
        return wishes.inTheSize()
                .or(() -> wire.objection(wishes))
                .<Reading>map(Reading.Impossible::new)
                .orElseGet(() -> new Reading.Possible(wishes));
    }

    private Optional<String> inTheSize() {
        return extra().fields().keySet().stream()
                .filter(name -> !PASSED.contains(name))
                .findFirst()
                .map("'%s' goes along in the size, and in no field of its own"::formatted);
    }

    private ExtraFields extra() {
        return job.request().operation() instanceof Operation.Create(ExtraFields extra)
                ? extra
                : ExtraFields.NONE;
    }

    /** A field of its own that the app sent. */
    public Optional<JsonNode> field(ExtraField field) {
        return Optional.ofNullable(extra().fields().get(field.word()));
    }

    /** Whether a video that begins with an image has the image's shape. */
    public boolean shapedByImage() {
        return job.reference().isPresent() && model.imageDecidesShape();
    }
}
