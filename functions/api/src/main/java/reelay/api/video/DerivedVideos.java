package reelay.api.video;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.api.form.Field;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.reference.Reference;
import reelay.api.reference.ReferenceFile;
import reelay.api.reference.SourceVideo;
import reelay.provider.ProviderAbility;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/**
 * Checked requests for videos that are made from another: a finished one of the owner's, whose
 * model and size they have, or one whose file comes with the request.
 */
public record DerivedVideos(OwnVideos videos, Offer offer) {

    private static final String SOURCE = SourceVideo.FIELD;
    private static final String SOURCE_ID = "video.id";

    /** Longest id that is looked at, in characters; ours have 54. */
    private static final int LONGEST_ID = 200;

    /** The source again, changed as the prompt says. */
    public NewVideo remix(String owner, String sourceId, Form form) {
        form.refuseOthersThan(List.of(SOURCE, "prompt", "model", "seconds", "size"));
        Prompt prompt = prompt(form);
        Video source = finished(owner, sourceId);
        if (form.field(SOURCE).isPresent()) {
            requireSame(SOURCE, sourceId(form), source.id().value());
        }
        requireModelAndSize(form, source.request());
        requireLength(form, source.request());
        return derived(
                source, prompt, source.request().seconds(), new Operation.Remix(source.id()));
    }

    /** The source with the prompt's change made in it. */
    public NewVideo edit(String owner, Form form) {
        Optional<ReferenceFile> file = file(form);
        form.refuseOthersThan(
                file.isPresent()
                        ? List.of(SOURCE, "prompt", "model")
                        : List.of(SOURCE, "prompt", "model", "seconds", "size"));
        Prompt prompt = prompt(form);
        if (file.isPresent()) {
            return ofFile(file.get(), form, prompt, 0, new Operation.Edit(Optional.empty()));
        }
        Video source = finished(owner, sourceId(form));
        requireModelAndSize(form, source.request());
        requireLength(form, source.request());
        return derived(source, prompt, source.request().seconds(), new Operation.Edit(source.id()));
    }

    /** The source and what comes after it; its length is the sum of both. */
    public NewVideo extension(String owner, Form form) {
        Optional<ReferenceFile> file = file(form);
        form.refuseOthersThan(
                file.isPresent()
                        ? List.of(SOURCE, "prompt", "seconds", "model")
                        : List.of(SOURCE, "prompt", "seconds", "model", "size"));
        Prompt prompt = prompt(form);
        if (form.field("seconds").isEmpty()) {
            throw ApiError.PARAMETER_MISSING.about("seconds", "seconds");
        }
        int added = Integer.parseInt(form.choiceOfNumbers("seconds", offer.seconds()));
        if (file.isPresent()) {
            return ofFile(
                    file.get(),
                    form,
                    prompt,
                    added,
                    new Operation.Extension(Optional.empty(), added));
        }
        Video source = finished(owner, sourceId(form));
        requireModelAndSize(form, source.request());
        return derived(
                source,
                prompt,
                source.request().seconds() + added,
                new Operation.Extension(source.id(), added));
    }

    private Optional<ReferenceFile> file(Form form) {
        Optional<Field.Part> part =
                form.field(SOURCE)
                        .filter(Field.Part.class::isInstance)
                        .map(Field.Part.class::cast)
                        .filter(given -> named(given).isEmpty());
        part.ifPresent(_ -> offer.check(ProviderAbility.UPLOAD));
        return part.map(SourceVideo::read);
    }

    /** The model is the app's choice: a file does not say what made it. */
    private NewVideo ofFile(
            ReferenceFile file, Form form, Prompt prompt, int added, Operation operation) {
        SourceVideo.Header header = SourceVideo.header(file);
        String model = form.choice("model", offer.models());
        offer.checkDerived(Optional.empty(), model);
        VideoRequest request =
                new VideoRequest(model, prompt, header.seconds() + added, header.size(), operation);
        return new NewVideo(request, Optional.of(new Reference.Sent(file)));
    }

    private static NewVideo derived(Video source, Prompt prompt, int seconds, Operation operation) {
        VideoRequest request =
                new VideoRequest(
                        source.request().model(),
                        prompt,
                        seconds,
                        source.request().size(),
                        operation);
        return new NewVideo(request, Optional.empty());
    }

    private static Prompt prompt(Form form) {
        return new Prompt(form.text("prompt", Prompt.LONGEST));
    }

    private static String sourceId(Form form) {
        Field source =
                form.field(SOURCE)
                        .orElseThrow(() -> ApiError.PARAMETER_MISSING.about(SOURCE, SOURCE));
        String expected = "an object with the id of a video, or that id";
        return switch (source) {
            case Field.Members members -> memberId(members.byName());
            case Field.Part part ->
                    named(part).orElseThrow(() -> Form.wrongType(SOURCE, expected, "a file"));
            case Field.Text text when isId(text.value().strip()) -> text.value().strip();
            case Field.Text _ -> throw Form.wrongType(SOURCE, expected, "another string");
            case Field.WholeNumber _ -> throw Form.wrongType(SOURCE, expected, "an integer");
            case Field.Several _ -> throw Form.wrongType(SOURCE, expected, Field.Several.KIND);
            case Field.Other other -> throw Form.wrongType(SOURCE, expected, other.kind());
        };
    }

    /** The id that a part holds, bare or in an object, where a form has no other way to say it. */
    private static Optional<String> named(Field.Part part) {
        return Form.objectIn(SOURCE, part)
                .map(object -> memberId(object.byName()))
                .or(() -> Form.textIn(part).filter(DerivedVideos::isId));
    }

    private static boolean isId(String text) {
        return text.startsWith(VideoId.PREFIX) && text.length() <= LONGEST_ID;
    }

    /** What is made from a video is as that video is; who says so as well is right. */
    private static void requireModelAndSize(Form form, VideoRequest source) {
        form.word("model").ifPresent(model -> requireSame("model", model, source.model()));
        form.word("size").ifPresent(size -> requireSame("size", size, source.size().toString()));
    }

    private static void requireLength(Form form, VideoRequest source) {
        String ofTheSource = Integer.toString(source.seconds());
        form.word("seconds").ifPresent(given -> requireSame("seconds", given, ofTheSource));
    }

    private static void requireSame(String name, String given, String ofTheSource) {
        if (!given.equals(ofTheSource)) {
            throw ApiError.SOURCE_DIFFERS.about(name, name, "'" + ofTheSource + "'", name);
        }
    }

    private static String memberId(Map<String, Field> members) {
        for (String name : members.keySet()) {
            if (!name.equals("id")) {
                String unknown = SOURCE + "." + Form.echo(name);
                throw ApiError.PARAMETER_UNKNOWN.about(unknown, unknown);
            }
        }
        @Nullable Field id = members.get("id");
        if (id == null) {
            throw ApiError.PARAMETER_MISSING.about(SOURCE_ID, SOURCE_ID);
        }
        return Form.text(SOURCE_ID, id, LONGEST_ID);
    }

    private Video finished(String owner, String id) {
        Video source = videos.find(owner, id);
        Finished.stored(source);
        offer.checkDerived(source.acceptedJob().map(Job::provider), source.request().model());
        return source;
    }
}
