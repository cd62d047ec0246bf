package reelay.submit;

/**
 * What becomes of a lost submit, by what the provider's list shows of jobs that no video of ours
 * has; the first that applies.
 */
enum Settlement {
    STRAY_PAGE(
            "a web page or something else that is no JSON in place of the list, until"
                    + " ProviderListDelaySeconds have passed",
            Decision.LOOK_AGAIN,
            "login pages and cut answers pass"),
    NO_LIST(
            "there is no list, or nobody can tell what it shows",
            Decision.UNCLEAR,
            "a job that cannot be seen may be there"),
    ONE_IS_OURS(
            "exactly one job that is surely ours, and no other video's open claim on the same"
                    + " words",
            Decision.ADOPT,
            "it was paid for, and nobody else can have made it"),
    NOT_LISTED_YET(
            "anything else, until ProviderListDelaySeconds have passed",
            Decision.LOOK_AGAIN,
            "lists come late, and jobs of others get their videos meanwhile"),
    SEVERAL_LOOK_LIKE_IT(
            "several jobs that would surely be ours",
            Decision.UNCLEAR,
            "one of them may be another's"),
    ANOTHER_ASKED_FOR_THE_SAME(
            "a job that would surely be ours, and another video's open claim on the same words",
            Decision.UNCLEAR,
            "it may be that one's, and that one may be another owner's"),
    ONE_IS_DOUBTFUL(
            "a doubtful job",
            Decision.UNCLEAR,
            "it may be ours under other words, and was paid for then"),
    LIST_NOT_WHOLE(
            "a list that may lack a job: not newest first, without times, with repeats, going on"
                    + " after its end or without one, with fewer jobs than it counts, or with jobs"
                    + " or an error beside it",
            Decision.UNCLEAR,
            "a job that is not shown may be there"),
    LIST_REWORDS(
            "jobs of our own videos with clearly different prompts",
            Decision.UNCLEAR,
            "ours would not be known either"),
    ONE_WAS_DOUBTFUL(
            "a whole list without a job that was shown before and may have been ours",
            Decision.UNCLEAR,
            "a provider that forgets a job was paid for it all the same"),
    NOT_THERE(
            "a whole list, in which every job has a clearly different prompt",
            Decision.SUBMIT_AGAIN,
            "no job was made");

    /** What is done. */
    enum Decision {
        ADOPT,
        LOOK_AGAIN,
        UNCLEAR,
        SUBMIT_AGAIN
    }

    private final String seen;
    private final Decision decision;
    private final String because;

    Settlement(String seen, Decision decision, String because) {
        this.seen = seen;
        this.decision = decision;
        this.because = because;
    }

    String seen() {
        return seen;
    }

    Decision decision() {
        return decision;
    }

    String because() {
        return because;
    }
}
