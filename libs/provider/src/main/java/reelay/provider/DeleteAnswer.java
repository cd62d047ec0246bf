package reelay.provider;

/** What came of removing a job. */
public sealed interface DeleteAnswer {

    /** It is gone, now or already before. */
    record Deleted() implements DeleteAnswer {}

    /** The provider would not or could not. */
    record NotDeleted(ProviderError error) implements DeleteAnswer {}
}
