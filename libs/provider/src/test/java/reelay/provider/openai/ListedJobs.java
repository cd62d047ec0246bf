package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import reelay.provider.FindAnswer;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness.Verdict;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/** Lists of jobs as a provider shows them, around one lost submit. */
final class ListedJobs {

    /** When the lost submit began, in Unix seconds. */
    static final long SINCE = 1_790_000_000;

    /** So many seconds before it no wrong clock dates it. */
    static final long OLD = 26 * 3600 + 1;

    private ListedJobs() {}

    static JobTraits traits(VideoRequest request) {
        return new JobTraits(
                new VideoId("video_" + "0".repeat(48)),
                request,
                Instant.ofEpochSecond(SINCE),
                Instant.ofEpochSecond(SINCE + 150),
                Optional.empty(),
                false);
    }

    static String listed(String id, long created, String prompt) {
        return """
        {"id":"%s","object":"video","status":"queued","created_at":%d,"model":"m",
         "size":"1280x720","seconds":"8","prompt":"%s"}\
        """
                .formatted(id, created, prompt);
    }

    static String page(boolean more, String... jobs) {
        return "{\"object\":\"list\",\"data\":" + array(jobs) + ",\"has_more\":" + more + "}";
    }

    /** A page that does not say whether more comes. */
    static String bare(String... jobs) {
        return "{\"object\":\"list\",\"data\":" + array(jobs) + "}";
    }

    private static String array(String... jobs) {
        return List.of(jobs).stream().collect(Collectors.joining(",", "[", "]"));
    }

    static List<FindAnswer.Listed> jobs(FindAnswer answer) {
        assertThat(answer).isInstanceOf(FindAnswer.Found.class);
        return ((FindAnswer.Found) answer).jobs();
    }

    /** The ids of those that are surely ours. */
    static List<String> sure(FindAnswer answer) {
        return jobs(answer).stream()
                .filter(it -> it.likeness().verdict() == Verdict.SURE)
                .map(it -> it.job().id())
                .toList();
    }

    /** Why its silence means nothing; empty when it counts. */
    static Optional<String> gap(FindAnswer answer) {
        return ((FindAnswer.Found) answer).gap();
    }
}
