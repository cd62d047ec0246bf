package reelay.provider;

/** What came of handing a video over. */
public sealed interface SubmitAnswer {

    /** The provider took it. */
    record Accepted(JobView job) implements SubmitAnswer {}

    /** The provider certainly did not take it. */
    record Declined(ProviderError error) implements SubmitAnswer {}

    /**
     * Nobody knows: it may have taken it.
     *
     * @param explanation what happened, without any secret or prompt
     */
    record Unclear(String explanation) implements SubmitAnswer {}
}
