package reelay.stack.hostile.way;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** What a provider's ids look like. */
public enum IdForm {
    WORD,
    NUMBER,
    UUID_TEXT,
    BASE64,
    LONG;

    public String of(int job) {
        return switch (this) {
            case WORD -> "job_" + job;
            case NUMBER -> Long.toString(7_300_000_000L + job);
            case UUID_TEXT -> new UUID(0x3f1c_0000_0000_4000L, job).toString();
            case BASE64 ->
                    "video_"
                            + Base64.getEncoder()
                                    .encodeToString(
                                            ("?>azure/sora~" + job)
                                                    .getBytes(StandardCharsets.ISO_8859_1));
            case LONG -> "vid_" + "0a1b2c3d".repeat(24) + job;
        };
    }
}
