package reelay.api.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.api.form.Form;
import reelay.api.http.AnswerRoom;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.shown.VideoAnswer;
import reelay.api.video.shown.VideoResource;
import reelay.catalog.VideoListing;
import reelay.catalog.VideoListing.Order;
import reelay.catalog.VideoListing.Page;
import reelay.video.VideoId;

/**
 * Lists the owner's videos, a page at a time. A page of long prompts ends before its limit, where
 * the answer would become too large.
 */
public record ListVideos(VideoListing listing, InstantSource clock) implements Route {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    @Override
    public ApiResponse answer(ApiRequest request) {
        int limit = limit(request);
        Optional<VideoId> after = after(request);
        Order order = order(request);
        AnswerRoom room = new AnswerRoom();
        Page page =
                // The listing has no empty pages; one video tells whether any follows.
                listing.page(
                                request.owner(),
                                after,
                                Math.max(1, limit),
                                order,
                                video -> room.takes(VideoResource.of(video)))
                        .orElseThrow(() -> ApiError.CURSOR_UNKNOWN.about("after"));
        List<VideoResource> videos =
                page.videos().stream().limit(limit).map(VideoResource::of).toList();
        boolean hasMore = page.hasMore() || page.videos().size() > limit;
        return VideoAnswer.advised(
                ApiResponse.json(
                        new Listed(
                                "list",
                                videos,
                                videos.isEmpty() ? null : videos.getFirst().id(),
                                videos.isEmpty() ? null : videos.getLast().id(),
                                hasMore)),
                page.videos(),
                clock.instant());
    }

    private static int limit(ApiRequest request) {
        String text = request.queryValue("limit").orElse(Integer.toString(DEFAULT_LIMIT));
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > MOST) {
            throw ApiError.NUMBER_INVALID.about("limit", Form.echo(text), 0, MOST);
        }
        return Integer.parseInt(text);
    }

    private static Order order(ApiRequest request) {
        String word = request.queryValue("order").orElse("desc");
        return Form.chosen("order", word, List.of("asc", "desc")).equals("asc")
                ? Order.OLDEST_FIRST
                : Order.NEWEST_FIRST;
    }

    private static Optional<VideoId> after(ApiRequest request) {
        return request.queryValue("after")
                .map(
                        id ->
                                VideoId.parse(id)
                                        .orElseThrow(() -> ApiError.CURSOR_UNKNOWN.about("after")));
    }

    /** OpenAI's list; every key is always there, or openai-java asks for pages without end. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Listed(
            String object,
            List<VideoResource> data,
            @Nullable String firstId,
            @Nullable String lastId,
            boolean hasMore) {}
}
