package reelay.simulator.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** How a server spells the ids of jobs. */
enum IdSpelling {
    OPENAI,
    /** {@code video_gen_} and 32 hexadecimal digits. */
    VIDEO_GEN,
    /** {@code video_} and 12 hexadecimal digits. */
    TWELVE_DIGITS,
    /** {@code task_} and 32 letters and digits. */
    TASK,
    /** {@code gen-vid-} and 24 hexadecimal digits. */
    GEN_VID,
    UUID_ALONE,
    /**
     * {@code video_} and Base64 of where the job is, so with {@code /}, {@code +} and {@code =}.
     */
    BASE64;

    /** From an id of OpenAI's kind, so that the same chance gives the same id. */
    String of(String id) {
        String digits =
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
        return switch (this) {
            case OPENAI -> id;
            case VIDEO_GEN -> "video_gen_" + digits;
            case TWELVE_DIGITS -> "video_" + digits.substring(0, 12);
            case TASK -> "task_" + digits;
            case GEN_VID -> "gen-vid-" + digits.substring(0, 24);
            case UUID_ALONE ->
                    UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
            // The question marks and tildes make slashes and pluses of it.
            case BASE64 ->
                    "video_"
                            + Base64.getEncoder()
                                    .encodeToString(
                                            ("???>>>:openai;video_id:" + digits)
                                                    .getBytes(StandardCharsets.UTF_8));
        };
    }
}
