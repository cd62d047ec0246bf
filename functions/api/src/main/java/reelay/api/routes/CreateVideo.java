package reelay.api.routes;

import reelay.api.form.Form;
import reelay.api.form.FormReader;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.reference.ReferenceReader;
import reelay.api.video.AdoptJob;
import reelay.api.video.NewVideo;
import reelay.api.video.Offer;
import reelay.provider.ProviderAbility;

/** Asks for a new video, or for one of a job that the provider has already. */
public record CreateVideo(
        Offer offer, ReferenceReader references, AnswerSubmission submission, AdoptJob adopt)
        implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        Form form = FormReader.read(request);
        if (form.field(AdoptJob.FIELD).isPresent()) {
            return adopt.answer(request, form);
        }
        offer.check(ProviderAbility.CREATE);
        return submission.answer(request, form, fields -> NewVideo.read(fields, offer, references));
    }
}
