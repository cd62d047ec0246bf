package reelay.stack.planted;

import static reelay.stack.planted.PlantedTemplate.json;
import static reelay.stack.planted.PlantedTemplate.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One kind of answer at one place of the protocol.
 *
 * @param asked what it answers: submit, look, list, content, cdn
 * @param around what else the provider does
 */
record Kind(String asked, Around around, PlantedTemplate template) {

    /** What the provider does beside the one answer. */
    enum Around {
        /** All that the protocol says. */
        WELL,
        /** It hands out no video, so that whatever was seen last is told. */
        NO_CONTENT,
        /** The answer of the submit is lost. */
        LOST_SUBMIT,
        /** It hands out a link to the video. */
        LINK
    }

    private static final String ERROR =
            "{\"error\":{\"message\":\"Sorry. ~\",\"type\":\"~\",\"code\":\"~\",\"param\":\"~\"}}";

    private static final List<PlantedTemplate> REFUSALS =
            Stream.of(
                            IntStream.of(400, 401, 402, 403, 404, 409, 410, 422, 429, 500, 502, 503)
                                    .mapToObj(status -> json(status, ERROR)),
                            Stream.of(
                                    json(400, "{\"detail\":\"~\"}"),
                                    json(400, "{\"error\":\"~\"}"),
                                    json(403, verification()),
                                    json(
                                            400,
                                            "{\"error\":{\"message\":\"x: {'error': {'message':"
                                                    + " '~', 'code':"
                                                    + " '~'}}\",\"code\":\"invalid_value\"}}"),
                                    json(
                                            422,
                                            "{\"detail\":[{\"loc\":[\"~\"],\"msg\":\"~\",\"type\":\"~\"}]}"),
                                    json(
                                            429,
                                            "{\"code\":\"~\",\"message\":\"~\",\"status\":\"~\",\"reason\":\"~\"}"),
                                    page(403, "<html><title>~</title><h1>~</h1>~</html>"),
                                    page(502, "<html><title>~</title><body>~</body></html>"),
                                    new PlantedTemplate(429, "Retry-After: ~", "~"),
                                    new PlantedTemplate(503, "Content-Type: ~", "no upstream ~"),
                                    new PlantedTemplate(
                                            401,
                                            """
                                            openai-organization: ~
                                            x-request-id: ~
                                            www-authenticate: ~
                                            retry-after: ~
                                            openai-poll-after-ms: ~
                                            """,
                                            "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"no\"}}"),
                                    new PlantedTemplate(302, "Location: https://login.test/~", "~"),
                                    new PlantedTemplate(307, "Location: ~", "~")))
                    .flatMap(all -> all)
                    .toList();

    /** What is not asked with a submit is refused in fewer ways. */
    private static final List<PlantedTemplate> FEWER =
            IntStream.range(0, REFUSALS.size())
                    .filter(number -> number % 3 == 0 || number > REFUSALS.size() - 4)
                    .mapToObj(REFUSALS::get)
                    .toList();

    private static final List<PlantedTemplate> ERRORS_IN_2XX =
            List.of(
                    json(200, ERROR),
                    json(200, "{\"code\":\"no_~\",\"message\":\"~\",\"data\":null}"),
                    json(
                            200,
                            "{\"base_resp\":{\"status_code\":1008,\"status_msg\":\"~\",\"x\":\"~\"}}"),
                    json(200, "{\"success\":false,\"message\":\"~\",\"msg\":\"~\"}"),
                    json(200, "{\"ok\":true,\"~\":\"~\",\"b\":{\"~\":7}}"),
                    page(200, "<html><title>~</title>~</html>"),
                    json(200, "{\"id\":\"~"),
                    new PlantedTemplate(200, "Content-Type: ~\nContent-Encoding: ~", "~"));

    private static final String REST =
            "\"object\":\"~\",\"model\":\"~\",\"prompt\":\"~\",\"size\":\"~\",\"seconds\":\"~\","
                    + "\"created_at\":\"~\",\"progress\":\"~\",\"remixed_from_video_id\":\"~\"";

    private static final List<PlantedTemplate> JOBS =
            List.of(
                    json(
                            200,
                            "{\"id\":\"job_1\",\"status\":\"failed\",\"error\":{\"code\":\"x~\","
                                    + "\"message\":\"~\",\"type\":\"~\",\"param\":\"~\"},"
                                    + REST
                                    + "}"),
                    json(200, "{\"id\":\"job_1\",\"status\":\"failed\",\"error\":\"~\"}"),
                    json(
                            200,
                            "{\"id\":\"job_1\",\"status\":\"failed\",\"error\":{\"code\":\"~\"}}"),
                    json(
                            200,
                            "{\"id\":\"job_1\",\"status\":\"failed\",\"error\":{\"code\":"
                                    + "\"moderation_blocked\",\"message\":\"Blocked: ~\"}}"),
                    json(200, "{\"id\":\"job_1\",\"status\":\"failed\",\"fail_reason\":\"~\"}"),
                    json(
                            200,
                            "{\"data\":{\"task_id\":\"job_1\",\"task_status\":\"failed\",\"task_status_msg\":\"~\"}}"),
                    json(200, "{\"id\":\"job_1\",\"status\":\"~\"}"),
                    json(200, "{\"id\":\"job_1\",\"status\":\"doing ~\",\"progress\":\"~\"}"),
                    json(200, "{\"id\":\"job_1\",\"status\":\"expired\",\"message\":\"~\"}"),
                    json(
                            404,
                            "{\"error\":{\"message\":\"Video not found:"
                                    + " ~\",\"code\":\"video_not_found\"}}"));

    private static String verification() {
        return "{\"error\":{\"message\":\"Your organization must be verified to use the model `~`."
                + " ~\",\"type\":\"invalid_request_error\",\"code\":\"~\"}}";
    }

    /** All there are. */
    static List<Kind> all() {
        List<Kind> all = new ArrayList<>();
        REFUSALS.forEach(it -> all.add(new Kind("submit", Around.WELL, it)));
        ERRORS_IN_2XX.forEach(it -> all.add(new Kind("submit", Around.WELL, it)));
        all.add(
                new Kind(
                        "submit",
                        Around.WELL,
                        json(
                                200,
                                "{\"id\":\"job_1\",\"status\":\"~\",\"url\":\"~\"," + REST + "}")));
        all.add(
                new Kind(
                        "submit",
                        Around.WELL,
                        json(200, "{\"id\":\"job_~\",\"status\":\"queued\"}")));
        JOBS.forEach(it -> all.add(new Kind("look", Around.NO_CONTENT, it)));
        ERRORS_IN_2XX.forEach(it -> all.add(new Kind("look", Around.NO_CONTENT, it)));
        FEWER.forEach(it -> all.add(new Kind("look", Around.NO_CONTENT, it)));
        all.add(
                new Kind(
                        "look",
                        Around.NO_CONTENT,
                        json(
                                200,
                                "{\"id\":\"job_1\",\"status\":\"completed\",\"url\":\"~\",\"video_url\":"
                                        + "\"https://cdn.test/~\",\"data\":[{\"url\":\"~\"}]}")));
        FEWER.forEach(it -> all.add(new Kind("list", Around.LOST_SUBMIT, it)));
        all.add(
                new Kind(
                        "list",
                        Around.LOST_SUBMIT,
                        json(
                                200,
                                "{\"object\":\"list\",\"data\":[{\"id\":\"other_~\",\"status\":\"~\","
                                        + REST
                                        + "}],\"has_more\":false,\"last_id\":\"~\",\"~\":1}")));
        FEWER.forEach(it -> all.add(new Kind("content", Around.WELL, it)));
        ERRORS_IN_2XX.forEach(it -> all.add(new Kind("content", Around.WELL, it)));
        all.add(new Kind("content", Around.WELL, json(400, "{\"detail\":\"Get it at ~\"}")));
        all.add(
                new Kind(
                        "content",
                        Around.WELL,
                        new PlantedTemplate(
                                200,
                                "Content-Type: video/mp4; ~\nContent-Disposition: ~\nETag: ~",
                                "ftyp~")));
        all.add(
                new Kind(
                        "content",
                        Around.WELL,
                        new PlantedTemplate(302, "Location: https://cdn.test/~", "")));
        FEWER.forEach(it -> all.add(new Kind("cdn", Around.LINK, it)));
        all.add(
                new Kind(
                        "cdn",
                        Around.LINK,
                        new PlantedTemplate(
                                403, "", "<Error><Code>~</Code><Message>~</Message></Error>")));
        return all;
    }
}
