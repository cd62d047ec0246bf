package reelay.provider.job;

/**
 * How a job in the provider's list compares with the one that a lost submit may have made; the
 * first that applies. Doubt is wide, because providers rename models, round lengths, cut and
 * rewrite prompts, and run clocks that are off: a second submit costs money. Certainty is narrow,
 * because an adopted job is shown to an owner.
 */
public enum Likeness {
    OUR_ID(
            "it carries the video's own id",
            Verdict.SURE,
            "the id went along with the submit, so nobody else made it, whoever asked for the"
                    + " same"),
    OUR_SEED(
            "its prompt is not shown, but the seed that was made of the video's own id, and what"
                    + " else is shown agrees",
            Verdict.SURE,
            "one other job in two thousand million has that seed"),
    PROMPT_NOT_SHOWN(
            "its prompt is not shown, or a note, a digest or an encoding of it",
            Verdict.DOUBTFUL,
            "it may be any job"),
    OTHER_PROMPT(
            "its prompt is in the same script, less than a third of the shorter prompt's words, by"
                    + " length, stand in the other one, and neither contains the other",
            Verdict.OTHER,
            "no provider rewrites a prompt that far and shows it as the app's"),
    PROMPT_REWORDED(
            "its prompt is ours cut, with more around it, rewritten, in other spaces, quotes, case"
                    + " or characters, or in another script",
            Verdict.DOUBTFUL,
            "providers do all of this"),
    OTHER_SOURCE(
            "the same prompt, but the list does not show that it was made from the same video",
            Verdict.DOUBTFUL,
            "sources are renamed or left out"),
    MORE_WAS_SENT(
            "the same prompt, but a reference image or fields of the provider's own went along",
            Verdict.DOUBTFUL,
            "no list shows those, so it may be another owner's"),
    OTHER_MODEL(
            "the same prompt, shown with another model",
            Verdict.DOUBTFUL,
            "gateways show the name of the model behind"),
    OTHER_SIZE(
            "the same prompt, shown with another size or one in other words",
            Verdict.DOUBTFUL,
            "720*1280, 720p and 9:16 may be 720x1280"),
    OTHER_LENGTH(
            "the same prompt, shown with another length or one in other words",
            Verdict.DOUBTFUL,
            "4s, 4.04 and 5 may be what became of 4"),
    OTHER_TIME(
            "the same prompt, made outside the minutes of the submit, or at no readable time",
            Verdict.DOUBTFUL,
            "clocks are minutes or time zones off"),
    SAME(
            "the same prompt, and everything that is shown agrees",
            Verdict.SURE,
            "nothing tells it from ours");

    /** What follows for the job. */
    public enum Verdict {
        SURE,
        DOUBTFUL,
        OTHER
    }

    private final String seen;
    private final Verdict verdict;
    private final String because;

    Likeness(String seen, Verdict verdict, String because) {
        this.seen = seen;
        this.verdict = verdict;
        this.because = because;
    }

    /** Whether it tells whose it is, whoever else asked for the same. */
    public boolean namesOurs() {
        return this == OUR_ID || this == OUR_SEED;
    }

    /** What the list shows. */
    public String seen() {
        return seen;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Why. */
    public String because() {
        return because;
    }
}
