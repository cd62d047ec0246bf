package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import reelay.provider.job.JobState;

/**
 * Whether an answer says that the provider does not know a job, in words about the job. A page, or
 * a route that is not there, says nothing about it: they come from whoever stands before.
 */
public final class MissingJob {

    private static final String JOB = "(video|task|job|generation|prediction)s?";

    /** new-api {@code task_not_exist}, Unsloth {@code video_not_found}. */
    private static final Pattern CODE =
            Pattern.compile(
                    JOB
                            + "[_.-]?(id[_.-]?)?(not[_.-]?(found|exists?)|missing|unknown|gone|deleted)"
                            + "|(no[_.-]?such|unknown|missing)[_.-]?"
                            + JOB);

    private static final String MISSING =
            "(not found|not exists?|(does|do|did)(n't| not) exist|no longer"
                    + " (exists?|available|known)|could not be found|cannot be found|(been|was)"
                    + " (deleted|removed|purged))";

    private static final Pattern SENTENCE =
            Pattern.compile(
                    "\\b"
                            + JOB
                            + "\\b.{0,120}?"
                            + MISSING
                            + "|"
                            + MISSING
                            + ".{0,20}\\b"
                            + JOB
                            + "\\b|\\b(no such|unknown|cannot find|could not find)( the)? "
                            + JOB
                            + "\\b",
                    Pattern.DOTALL);

    /** "Route GET:/v1/videos/a not found", "The model 'video-1' does not exist". */
    private static final Pattern ABOUT_SOMETHING_ELSE =
            Pattern.compile(
                    "\\b(route|url|uri|endpoint|path|page|method|model|deployment|organization"
                            + "|project|account|key)s?\\b|(get|head)[ :]+/");

    private static final int SHORTEST_ID = 8;

    private MissingJob() {}

    /**
     * Whether the job is meant.
     *
     * @param jobId the job that was asked for
     * @param json the body, when it is JSON
     * @param text the beginning of the body
     */
    public static boolean isMeant(String jobId, int status, Optional<JsonNode> json, String text) {
        boolean possible = status / 100 == 2 || status == 400 || status == 404 || status == 410;
        if (!possible || text.strip().startsWith("<")) {
            return false;
        }
        if (json.isPresent()) {
            JobDocument document = JobDocument.in(json.get());
            if (status >= 400 && document.state() == JobState.GONE) {
                return true;
            }
            boolean aboutAnError = status >= 400 || InnerError.in(json.get());
            return aboutAnError && says(jobId, FailureWords.of(document));
        }
        return status >= 400 && says(jobId, new FailureWords(Optional.empty(), text));
    }

    private static boolean says(String jobId, FailureWords reason) {
        String code = reason.code().orElse("").toLowerCase(Locale.ROOT);
        if (CODE.matcher(code).matches()) {
            return true;
        }
        // An id such as "a" is no word; a real one may hold "model" or "key".
        boolean telling = jobId.length() >= SHORTEST_ID;
        String sentence =
                (telling ? reason.message().replace(jobId, "") : reason.message())
                        .toLowerCase(Locale.ROOT);
        return !ABOUT_SOMETHING_ELSE.matcher(sentence).find() && SENTENCE.matcher(sentence).find();
    }
}
