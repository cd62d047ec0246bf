package reelay.api.routes;

import reelay.api.form.FormReader;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.DerivedVideos;
import reelay.api.video.Offer;
import reelay.provider.ProviderAbility;

/** Asks for a finished video again, changed as a prompt says. */
public record RemixVideo(Offer offer, DerivedVideos derived, AnswerSubmission submission)
        implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        offer.check(ProviderAbility.REMIX);
        return submission.answer(
                request,
                FormReader.read(request),
                form -> derived.remix(request.owner(), request.pathValue("id"), form));
    }
}
