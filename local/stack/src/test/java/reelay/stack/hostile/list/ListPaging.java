package reelay.stack.hostile.list;

/** In which order and in which pieces a list comes. */
public enum ListPaging {
    ONE_PAGE,
    PAGES_OF_TWO,
    OLDEST_FIRST,
    OLDEST_FIRST_IN_PAGES,
    WITHOUT_HAS_MORE,
    MORE_AFTER_THE_END,
    SAME_PAGE_AGAIN
}
