package reelay.api.reference;

import reelay.video.environment.Environment;

/** Which reference images the provider takes. */
public enum ReferencePixels {
    /** Of any width and height. */
    ANY,
    /** Exactly as wide and high as the video. */
    EXACT;

    /** Reads REFERENCE_PIXELS. */
    public static ReferencePixels from(Environment environment) {
        String text = environment.text("REFERENCE_PIXELS");
        return switch (text) {
            case "any" -> ANY;
            case "exact" -> EXACT;
            default -> throw environment.odd("REFERENCE_PIXELS", text, "any or exact", null);
        };
    }
}
