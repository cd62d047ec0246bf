package reelay.api.routes;

import reelay.api.form.FormReader;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.reference.ReferenceReader;
import reelay.api.video.NewVideo;
import reelay.api.video.Offer;
import reelay.provider.ProviderAbility;

/** Asks for a new video. */
public final class CreateVideo implements Route {

    private final Offer offer;
    private final ReferenceReader references;
    private final AnswerSubmission submission;

    public CreateVideo(Offer offer, ReferenceReader references, AnswerSubmission submission) {
        this.offer = offer;
        this.references = references;
        this.submission = submission;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/videos";
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        offer.check(ProviderAbility.CREATE);
        return submission.answer(
                request, NewVideo.read(FormReader.read(request), offer, references));
    }
}
