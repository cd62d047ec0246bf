package reelay.access;

/** A milestone that cannot be right; the message says what is wrong with it and what to do. */
public final class BadMilestoneException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Milestone milestone;

    BadMilestoneException(Milestone milestone, String message) {
        super(message);
        this.milestone = milestone;
    }

    /** Which one. */
    public Milestone milestone() {
        return milestone;
    }
}
