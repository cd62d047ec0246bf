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
     * @param videoId our id of the source
     */
    record Edit(VideoId videoId) implements Operation {
        @Override
        public Kind kind() {
            return Kind.EDIT;
        }

        @Override
        public Optional<VideoId> source() {
            return Optional.of(videoId);
        }
    }

    /**
     * The source and what comes after it, as one video.
     *
     * @param videoId our id of the source
     * @param addedSeconds what is added to the source's length, in whole seconds
     */
    record Extension(VideoId videoId, int addedSeconds) implements Operation {
        @Override
        public Kind kind() {
            return Kind.EXTENSION;
        }

        @Override
        public Optional<VideoId> source() {
            return Optional.of(videoId);
        }
    }

    /** Which of them it is. */
    Kind kind();

    /** The video it is made from, by our id. */
    Optional<VideoId> source();

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
