/**
 * What a refusal means for access, how long a change of the account takes to arrive, and what to do
 * about it.
 */
@NullMarked
package reelay.access;

import org.jspecify.annotations.NullMarked;
