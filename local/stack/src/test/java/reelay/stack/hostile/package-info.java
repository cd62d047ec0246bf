/**
 * Providers by chance: a dialect, an order of events, lists, links, files and cuts from a seed, on
 * virtual time. What such a provider did is known exactly, so what is said of it can be checked.
 */
@NullMarked
package reelay.stack.hostile;

import org.jspecify.annotations.NullMarked;
