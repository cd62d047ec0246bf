package reelay.api.routes;

import reelay.api.form.FormReader;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.DerivedVideos;
import reelay.api.video.Offer;
import reelay.provider.ProviderAbility;

/** Asks for what comes after a finished video. */
public record ExtendVideo(Offer offer, DerivedVideos derived, AnswerSubmission submission)
        implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        offer.check(ProviderAbility.EXTENSION);
        return submission.answer(
                request,
                FormReader.read(request),
                form -> derived.extension(request.owner(), form));
    }
}
