/**
 * Reads what providers answer, whoever they are: jobs wherever gateways put them, in JSON of any
 * size of which only the short texts are held. An odd value is unknown and never an exception.
 */
@NullMarked
package reelay.provider.read;

import org.jspecify.annotations.NullMarked;
