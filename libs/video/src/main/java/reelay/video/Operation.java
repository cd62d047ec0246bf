package reelay.video;

import java.util.Locale;
import java.util.Optional;

/**
 * What is asked of a provider: a video from nothing but the request, or one from a finished one.
 */
public sealed interface Operation {

    /**
     * A new video.
     *
     * @param extra fields of this provider's own, passed on as they came
     */
    record Create(ExtraFields extra) implements Operation {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public Optional<VideoId> source() {
            return Optional.empty();
        }
    }

    /**
     * The source again, changed as the prompt says; shown with {@code remixed_from_video_id}.
     *
     * @param videoId our id of the source
     */
    record Remix(VideoId videoId) implements Operation {
        @Override
        public Kind kind() {
            return Kind.REMIX;
        }

        @Override
        public Optional<VideoId> source() {
            return Optional.of(videoId);
        }
    }

    /**
     * The source with the prompt's change made in it.
     *
     * @param source our id of the source; empty when its file came with the request
     */
    record Edit(Optional<VideoId> source) implements Operation {
        /** A change in a video of ours. */
        public Edit(VideoId source) {
            this(Optional.of(source));
        }

        @Override
        public Kind kind() {
            return Kind.EDIT;
        }
    }

    /**
     * The source and what comes after it, as one video.
     *
     * @param source our id of the source; empty when its file came with the request
     * @param addedSeconds what is added to the source's length, in whole seconds
     */
    record Extension(Optional<VideoId> source, int addedSeconds) implements Operation {
        /** What comes after a video of ours. */
        public Extension(VideoId source, int addedSeconds) {
            this(Optional.of(source), addedSeconds);
        }

        @Override
        public Kind kind() {
            return Kind.EXTENSION;
        }
    }

    /** Which of them it is. */
    Kind kind();

    /** The video of ours it is made from, if it is made from one. */
    Optional<VideoId> source();

    /** Whether it is made from a video whose file came with the request. */
    default boolean fromUpload() {
        return kind() != Kind.CREATE && source().isEmpty();
    }

    /** The operations by name. */
    enum Kind {
        CREATE,
        REMIX,
        EDIT,
        EXTENSION;

        /** The word in items and settings: create, remix, edit, extension. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind whose word is {@code word}, or empty when there is none. */
        public static Optional<Kind> ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
