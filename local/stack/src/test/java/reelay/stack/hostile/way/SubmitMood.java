package reelay.stack.hostile.way;

/** What a provider makes of one submit, and how much of that it says. */
public enum SubmitMood {
    TAKEN(true, Said.CLEARLY),
    TAKEN_201(true, Said.CLEARLY),
    TAKEN_202(true, Said.CLEARLY),
    HUNG_UP_TAKEN(true, Said.NOTHING),
    HUNG_UP_NOT_TAKEN(false, Said.NOTHING),
    BROKEN_BODY_TAKEN(true, Said.GOOD_STATUS),
    BAD_GATEWAY_TAKEN(true, Said.NOTHING),
    BAD_GATEWAY_NOT_TAKEN(false, Said.NOTHING),
    TIMEOUT_TAKEN(true, Said.NOTHING),
    TIMEOUT_NOT_TAKEN(false, Said.NOTHING),
    SERVER_ERROR_TAKEN(true, Said.NOTHING),
    SERVER_ERROR_NOT_TAKEN(false, Said.NOTHING),
    EMPTY_200_TAKEN(true, Said.GOOD_STATUS),
    EMPTY_200_NOT_TAKEN(false, Said.GOOD_STATUS),
    PAGE_200_TAKEN(true, Said.GOOD_STATUS),
    PAGE_200_NOT_TAKEN(false, Said.GOOD_STATUS),
    NO_ID_TAKEN(true, Said.GOOD_STATUS),
    NO_ID_NOT_TAKEN(false, Said.GOOD_STATUS),
    CUT_JSON_TAKEN(true, Said.GOOD_STATUS),
    ERROR_IN_2XX(false, Said.GOOD_STATUS),
    REFUSED(false, Said.CLEARLY),
    REDIRECTED(false, Said.CLEARLY);

    /** How much the answer says about whether the job was taken. */
    public enum Said {
        CLEARLY,
        /** A 2xx whose body does not say it; after that nobody may ask again. */
        GOOD_STATUS,
        NOTHING
    }

    public final boolean taken;
    public final Said said;

    SubmitMood(boolean taken, Said said) {
        this.taken = taken;
        this.said = said;
    }

    /** Whether nobody can know from the answer what became of the submit. */
    public boolean unclear() {
        return said != Said.CLEARLY && this != ERROR_IN_2XX;
    }
}
