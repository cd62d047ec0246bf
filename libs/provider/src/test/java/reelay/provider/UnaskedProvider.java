package reelay.provider;

import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.video.ResultLink;

/** A provider that is asked nothing; a test's fake overrides what its subject may ask. */
public abstract class UnaskedProvider implements VideoProvider {

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public SubmitAnswer submit(JobRequest request) {
        throw new UnsupportedOperationException("nothing should be submitted");
    }

    @Override
    public LookAnswer look(String jobId) {
        throw new UnsupportedOperationException("no job should be looked at");
    }

    @Override
    public ContentAnswer open(String jobId, long from) {
        throw new UnsupportedOperationException("no content should be opened");
    }

    @Override
    public ContentAnswer openResult(ResultLink result, long from) {
        throw new UnsupportedOperationException("no result should be opened");
    }

    @Override
    public FindAnswer find(JobTraits traits) {
        throw new UnsupportedOperationException("no job should be searched");
    }

    @Override
    public DeleteAnswer delete(String jobId) {
        throw new UnsupportedOperationException("no job should be deleted");
    }

    @Override
    public ModelsAnswer models() {
        throw new UnsupportedOperationException("no models should be listed");
    }
}
