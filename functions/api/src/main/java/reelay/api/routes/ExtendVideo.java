package reelay.api.routes;

import reelay.api.form.FormReader;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.DerivedVideos;
import reelay.api.video.Offer;
import reelay.provider.ProviderAbility;

/** Asks for what comes after a finished video. */
public final class ExtendVideo implements Route {

    private final Offer offer;
    private final DerivedVideos derived;
    private final AnswerSubmission submission;

    public ExtendVideo(Offer offer, DerivedVideos derived, AnswerSubmission submission) {
        this.offer = offer;
        this.derived = derived;
        this.submission = submission;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/videos/extensions";
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        offer.check(ProviderAbility.EXTENSION);
        return submission.answer(
                request, derived.extension(request.owner(), FormReader.read(request)));
    }
}
