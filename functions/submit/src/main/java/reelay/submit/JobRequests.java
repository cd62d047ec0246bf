package reelay.submit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import reelay.catalog.UnreadableVideoException;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.VideoBucket;
import reelay.provider.ProviderAbility;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.job.ReferenceImage;
import reelay.provider.job.SourceFile;
import reelay.provider.target.Target;
import reelay.video.ExtraFields;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.StepLog;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoRequest;

/**
 * Writes down what the provider is asked for. A video that is made from another names the
 * provider's own job; once the provider has said that it lost that job, our stored copy is sent
 * instead, where the provider takes files.
 */
final class JobRequests {

    /**
     * Largest source that is sent, in bytes: it must get there within the provider's timeout, and
     * the longest video there is (120 s) stays below.
     */
    private static final long LARGEST_SOURCE = 256L * 1024 * 1024;

    private final VideoCatalog catalog;
    private final VideoBucket bucket;
    private final Set<ProviderAbility> abilities;

    JobRequests(VideoCatalog catalog, VideoBucket bucket, Set<ProviderAbility> abilities) {
        this.catalog = catalog;
        this.bucket = bucket;
        this.abilities = Set.copyOf(abilities);
    }

    /** What came of writing a request. */
    sealed interface Written {
        /** It can be sent, and is closed afterwards. */
        record Ready(JobRequest request) implements Written {}

        /** It never can. */
        record Impossible(Failure failure) implements Written {}
    }

    /** What a target is asked for, under its own name of the model. */
    Written write(Video video, Target target) {
        try {
            return written(video, of(video, target));
        } catch (UnreadableVideoException source) {
            StepLog.unreadable("submit.unreadable", source.id(), source.attribute());
            return new Written.Impossible(
                    new Failure(
                            FailureCode.SOURCE_GONE,
                            "What is kept of the video this one is made from cannot be read: its"
                                    + " attribute '%s' is missing or odd."
                                            .formatted(source.attribute())));
        }
    }

    private static VideoRequest of(Video video, Target target) {
        VideoRequest request = video.request();
        return new VideoRequest(
                target.model(),
                request.prompt(),
                request.seconds(),
                request.size(),
                request.operation());
    }

    private Written written(Video video, VideoRequest request) {
        Operation operation = request.operation();
        if (operation.kind() == Operation.Kind.CREATE) {
            Optional<ReferenceImage> image = video.referenceKey().map(this::referenceImage);
            return new Written.Ready(new JobRequest(video.id(), request, image));
        }
        if (operation.fromUpload()) {
            return sent(video, request, video.referenceKey());
        }
        return video.sourceLost()
                ? sent(video, request, storedSource(video).map(StoredVideo::objectKey))
                : sourceJob(video)
                        .<Written>map(
                                job -> new Written.Ready(new JobRequest(video.id(), request, job)))
                        .orElseGet(JobRequests::deleted);
    }

    /**
     * What a job must look like that an earlier try may have made.
     *
     * @param target who was asked
     * @param since when that try began at the earliest
     * @param until when it had ended at the latest
     */
    JobTraits traits(Video video, Target target, Instant since, Instant until) {
        VideoRequest request = of(video, target);
        boolean moreWasSent =
                video.referenceKey().isPresent() || hasExtra(video.request().operation());
        return video.sourceLost()
                ? new JobTraits(video.id(), withFile(request), since, until, Optional.empty(), true)
                : new JobTraits(video.id(), request, since, until, sourceJob(video), moreWasSent);
    }

    private static boolean hasExtra(Operation operation) {
        return operation instanceof Operation.Create create
                && !create.extra().equals(ExtraFields.NONE);
    }

    /** Whether our own copy can be sent, now that the provider has not the source it was named. */
    boolean canSendCopy(Video video) {
        Operation.Kind kind = withFile(video.request()).operation().kind();
        ProviderAbility needed =
                kind == Operation.Kind.EXTENSION ? ProviderAbility.EXTENSION : ProviderAbility.EDIT;
        return !video.sourceLost()
                && abilities.containsAll(Set.of(needed, ProviderAbility.UPLOAD))
                && storedSource(video).isPresent();
    }

    /** The provider knows the source by its job, never by our id. */
    private Optional<String> sourceJob(Video video) {
        return source(video).flatMap(Video::acceptedJob).filter(Job::named).map(Job::id);
    }

    private Optional<StoredVideo> storedSource(Video video) {
        return source(video).flatMap(Video::stored);
    }

    private Optional<Video> source(Video video) {
        return video.request().operation().source().flatMap(catalog::find);
    }

    private Written sent(Video video, VideoRequest request, Optional<String> key) {
        Optional<VideoBucket.FlowingObject> found = key.flatMap(bucket::open);
        if (found.isEmpty()) {
            return deleted();
        }
        VideoBucket.FlowingObject object = found.get();
        if (object.bytes().isEmpty()) {
            object.close();
            throw new IllegalStateException("S3 does not say how long an object is");
        }
        long bytes = object.bytes().getAsLong();
        if (bytes > LARGEST_SOURCE) {
            object.close();
            return new Written.Impossible(
                    new Failure(
                            FailureCode.SOURCE_TOO_LARGE,
                            "The video this one is made from has "
                                    + bytes
                                    + " bytes; at most "
                                    + LARGEST_SOURCE
                                    + " can be sent to the provider."));
        }
        return new Written.Ready(
                new JobRequest(
                        video.id(),
                        withFile(request),
                        new SourceFile(key.get(), bytes, object.content(), object::close)));
    }

    /** A remix has no form with a file; an edit is what comes nearest. */
    private static VideoRequest withFile(VideoRequest request) {
        Operation operation =
                switch (request.operation()) {
                    case Operation.Create create -> create;
                    case Operation.Remix _, Operation.Edit _ ->
                            new Operation.Edit(Optional.empty());
                    case Operation.Extension extension ->
                            new Operation.Extension(Optional.empty(), extension.addedSeconds());
                };
        return new VideoRequest(
                request.model(), request.prompt(), request.seconds(), request.size(), operation);
    }

    private static Written deleted() {
        return new Written.Impossible(
                new Failure(
                        FailureCode.SOURCE_GONE, "The video this one is made from was deleted."));
    }

    private ReferenceImage referenceImage(String key) {
        VideoBucket.StoredImage image = bucket.reference(key);
        return new ReferenceImage(
                key.substring(key.lastIndexOf('/') + 1), image.contentType(), image.bytes());
    }
}
