package reelay.simulator.dialect;

/** What {@code GET /videos} gives. */
public enum Listing {
    OPENAI,
    /** {@code object} and {@code data} alone; everything is on one page. */
    WITHOUT_PAGES,
    /** There is no such route. */
    NONE
}
