package reelay.api.reference;

import java.util.function.Supplier;
import reelay.api.http.ApiError;
import reelay.provider.models.Ratio;
import reelay.video.VideoSize;

/** What a reference image must be like, beside being one. */
public sealed interface ImageDemand {

    /**
     * Refuses an image that is not so.
     *
     * @param given how wide and high it is, read only where that matters
     */
    void check(Supplier<PixelSize> given);

    /** As it likes. */
    record Nothing() implements ImageDemand {
        @Override
        public void check(Supplier<PixelSize> given) {}
    }

    /**
     * Exactly as wide and high as the video.
     *
     * @param size the video's
     */
    record Exact(VideoSize size) implements ImageDemand {
        @Override
        public void check(Supplier<PixelSize> given) {
            PixelSize image = given.get();
            if (image.width() != size.width() || image.height() != size.height()) {
                throw ApiError.IMAGE_SIZE_WRONG.about(
                        ReferenceReader.FIELD, size, image.width() + "x" + image.height());
            }
        }
    }

    /**
     * Of the video's shape, because the video gets the image's.
     *
     * @param size the video's
     * @param maker whose video it is, for people
     */
    record SameShape(VideoSize size, String maker) implements ImageDemand {
        @Override
        public void check(Supplier<PixelSize> given) {
            PixelSize image = given.get();
            if (!new Ratio(size.width(), size.height()).fits(image.width(), image.height())) {
                throw ApiError.IMAGE_SHAPE_WRONG.about(
                        ReferenceReader.FIELD, maker, size, image.width() + "x" + image.height());
            }
        }
    }
}
