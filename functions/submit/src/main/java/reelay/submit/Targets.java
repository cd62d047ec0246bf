package reelay.submit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reelay.catalog.UnreadableVideoException;
import reelay.catalog.VideoCatalog;
import reelay.provider.VideoProvider;
import reelay.provider.VideoProviders;
import reelay.provider.site.OpenAi;
import reelay.provider.target.Target;
import reelay.video.Operation;
import reelay.video.Tried;
import reelay.video.Video;
import reelay.video.VideoId;

/** Who may be asked for a video, and who is asked next. */
record Targets(VideoCatalog catalog, VideoProviders providers) {

    /** All that may be asked, the one that is asked first first; at least one. */
    List<Target> possible(Video video) {
        if (video.asked().fixed()) {
            return List.of(claimed(video));
        }
        List<Target> mapped = mapped(video);
        Operation operation = video.request().operation();
        if (operation.kind() == Operation.Kind.CREATE) {
            return mapped;
        }
        // Only who has the source can make something of it, and only the first is said to take
        // files.
        return List.of(
                operation
                        .source()
                        .flatMap(this::readable)
                        .flatMap(source -> whoHas(source, mapped(source)))
                        .orElse(mapped.getFirst()));
    }

    /** Of one that cannot be read nothing is made; writing the request says so. */
    private Optional<Video> readable(VideoId source) {
        try {
            return catalog.find(source);
        } catch (UnreadableVideoException _) {
            return Optional.empty();
        }
    }

    /**
     * Who makes the model and can do what is asked; all of them where none can, to hear it said.
     */
    private List<Target> mapped(Video video) {
        String model = video.request().model();
        List<Target> targets = providers.targets(model);
        if (targets.isEmpty()) {
            return List.of(new Target(providers.of(model).name(), model, Optional.empty()));
        }
        boolean image = video.referenceKey().isPresent();
        List<Target> able =
                targets.stream()
                        .filter(target -> target.misfit(video.request(), image).isEmpty())
                        .toList();
        return able.isEmpty() ? targets : able;
    }

    /** Whatever its model is mapped to by now. */
    private static Optional<Target> whoHas(Video source, List<Target> mapped) {
        return source.acceptedJob()
                .map(
                        job ->
                                source.asked()
                                        .claimed()
                                        .map(Target::ofWord)
                                        .filter(target -> target.kind().equals(job.provider()))
                                        .or(
                                                () ->
                                                        mapped.stream()
                                                                .filter(
                                                                        it ->
                                                                                it.kind()
                                                                                        .equals(
                                                                                                job
                                                                                                        .provider()))
                                                                .findFirst())
                                        .orElseGet(
                                                () ->
                                                        new Target(
                                                                job.provider(),
                                                                source.request().model(),
                                                                Optional.empty())));
    }

    /**
     * The one that the last submit went to. An item that does not say it was written before there
     * was more than one kind.
     */
    Target claimed(Video video) {
        return video.asked()
                .claimed()
                .map(Target::ofWord)
                .orElseGet(
                        () -> new Target(OpenAi.KIND, video.request().model(), Optional.empty()));
    }

    /** The first of them that did not refuse yet, or may be asked again by now. */
    static Optional<Target> next(List<Target> possible, List<Tried> tried, Instant now) {
        return possible.stream()
                .filter(
                        target ->
                                of(target, tried)
                                        .map(Tried::again)
                                        .map(again -> again.filter(at -> !at.isAfter(now)))
                                        .map(Optional::isPresent)
                                        .orElse(true))
                .findFirst();
    }

    /** What a target said, if it refused. */
    static Optional<Tried> of(Target target, List<Tried> tried) {
        return tried.stream().filter(it -> it.target().equals(target.word())).findFirst();
    }

    /** The provider of a target; empty when the deployment has it no more. */
    Optional<VideoProvider> provider(Target target) {
        return providers.ofKind(target.kind());
    }
}
