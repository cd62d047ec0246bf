package reelay.access.kept;

import java.time.Instant;

/**
 * A turn to ask a provider for a video of a model, while nobody knows whether it takes one: one
 * asks for all that wait. Times are kept to the millisecond.
 *
 * @param since when the first of those that wait asked
 * @param at when this turn was taken
 * @param next when the next one may ask
 */
public record AskTurn(Instant since, Instant at, Instant next) {}
