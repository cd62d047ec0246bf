package reelay.store;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import reelay.media.FirstPicture;
import reelay.media.MediaFinding;
import reelay.media.MediaHeader;
import reelay.media.VideoCheck;
import reelay.video.Sha256;
import reelay.video.StoredVideo;
import reelay.video.VideoFormat;
import reelay.video.VideoSize;

/** A download that is looked at while it flows by: what it is, its digest, and where it ends. */
final class CheckedDownload {

    private final Download download;
    private final Predicate<String> seenBefore;
    private final VideoCheck check = new VideoCheck();
    private final MessageDigest digest = Sha256.start();
    private String digestHex = "";

    /**
     * @param seenBefore whether the last download ended in the same way and with this digest; notes
     *     it where it did not
     */
    CheckedDownload(Download download, Predicate<String> seenBefore) {
        this.download = download;
        this.seenBefore = seenBefore;
    }

    /**
     * Fills {@code part} from its start.
     *
     * @return bytes read; fewer than the part is long only at the end
     */
    int fill(byte[] part) throws BrokenDownloadException {
        try {
            int length = download.fill(part);
            digest.update(part, 0, length);
            check.take(part, 0, length);
            return length;
        } catch (IOException e) {
            throw new BrokenDownloadException(
                    "the download broke after " + download.position() + " bytes", e);
        }
    }

    OptionalLong promisedLength() {
        return download.promisedLength();
    }

    /**
     * What it is, once its first bytes are here.
     *
     * @throws NoVideoException if it is none of the formats that are kept
     */
    VideoFormat format() throws NoVideoException {
        Optional<VideoFormat> format = check.format();
        if (format.isEmpty() && check.end() instanceof MediaFinding.NoVideo(String what)) {
            throw new NoVideoException(what);
        }
        return format.orElseThrow();
    }

    /**
     * Makes sure that all of it has come.
     *
     * @throws BrokenDownloadException if something is missing, or nothing says that it is not
     */
    void requireWhole() throws BrokenDownloadException, NoVideoException {
        long promised = download.promisedLength().orElse(download.position());
        if (promised != download.position()) {
            throw new BrokenDownloadException(
                    "the provider promised %d bytes and served %d"
                            .formatted(promised, download.position()));
        }
        switch (check.end()) {
            case MediaFinding.Whole _ -> {}
            case MediaFinding.OpenEnd _ -> {
                if (!seenBefore.test(digest())) {
                    throw new BrokenDownloadException(
                            "nothing in the file says where it ends, and no second download has"
                                    + " brought the same bytes yet");
                }
            }
            case MediaFinding.Cut(String why) ->
                    throw new BrokenDownloadException(
                            "of " + download.position() + " bytes that came, the file " + why);
            case MediaFinding.NoVideo(String what) -> throw new NoVideoException(what);
        }
    }

    /** What is kept of it, under that key. */
    StoredVideo stored(String key, VideoFormat format) {
        return stored(key, download.position(), digest(), format, check.header());
    }

    /** The first picture of what has come, if its header says where it lies. */
    Optional<FirstPicture> picture() {
        return check.picture();
    }

    static StoredVideo stored(
            String key, long bytes, String digest, VideoFormat format, MediaHeader header) {
        Optional<Duration> duration = header.duration();
        Optional<VideoSize> size = header.size();
        return new StoredVideo(
                key, bytes, digest, format, duration.orElse(null), size.orElse(null));
    }

    /** Of all that has come; nothing may come after. */
    private String digest() {
        if (digestHex.isEmpty()) {
            digestHex = HexFormat.of().formatHex(digest.digest());
        }
        return digestHex;
    }
}
