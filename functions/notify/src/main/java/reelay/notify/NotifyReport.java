package reelay.notify;

/**
 * What came of an event.
 *
 * @param deliveries how many endpoints it is on its way to
 */
record NotifyReport(int deliveries) {}
