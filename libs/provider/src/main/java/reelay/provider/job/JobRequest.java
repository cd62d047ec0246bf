package reelay.provider.job;

import java.net.URI;
import java.util.Optional;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/**
 * What goes to the provider. Close it after use: a source file flows in while it flows out.
 *
 * @param videoId sent as {@code Idempotency-Key}, which some providers honour
 * @param request model, prompt, seconds, size and operation
 * @param reference the image the video starts from, if any
 * @param sourceJob the provider's id of the video it is made from; there exactly when the operation
 *     names a source
 * @param sourceFile the video it is made from; there exactly when the operation comes with one
 * @param callback where the provider may say that something has changed, if it calls anybody
 */
public record JobRequest(
        VideoId videoId,
        VideoRequest request,
        Optional<ReferenceImage> reference,
        Optional<String> sourceJob,
        Optional<SourceFile> sourceFile,
        Optional<URI> callback)
        implements AutoCloseable {

    public JobRequest {
        if (sourceJob.isPresent() != request.operation().source().isPresent()
                || sourceFile.isPresent() != request.operation().fromUpload()) {
            throw new IllegalArgumentException(
                    "a job has a source exactly when its video has one: " + videoId);
        }
    }

    /** A new video. */
    public JobRequest(VideoId videoId, VideoRequest request, Optional<ReferenceImage> reference) {
        this(videoId, request, reference, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A video from one of the provider's own. */
    public JobRequest(VideoId videoId, VideoRequest request, String sourceJob) {
        this(
                videoId,
                request,
                Optional.empty(),
                Optional.of(sourceJob),
                Optional.empty(),
                Optional.empty());
    }

    /** A video from one that is sent along. */
    public JobRequest(VideoId videoId, VideoRequest request, SourceFile sourceFile) {
        this(
                videoId,
                request,
                Optional.empty(),
                Optional.empty(),
                Optional.of(sourceFile),
                Optional.empty());
    }

    /** The same, with an address to call back at. */
    public JobRequest calledBackAt(URI address) {
        return new JobRequest(
                videoId, request, reference, sourceJob, sourceFile, Optional.of(address));
    }

    @Override
    public void close() {
        sourceFile.ifPresent(file -> file.hangUp().run());
    }
}
