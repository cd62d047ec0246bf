package reelay.sweep;

/**
 * What a sweep did.
 *
 * @param started videos that had no execution
 * @param closed videos whose execution had ended without saying so in the item
 * @param announced final videos whose event had not been sent
 * @param troubled videos that could not be looked at this time
 * @param complete whether there was time to look at all
 */
record SweepReport(int started, int closed, int announced, int troubled, boolean complete) {}
