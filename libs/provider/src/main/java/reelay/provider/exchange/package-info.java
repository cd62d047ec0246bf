/** What all adapters do alike: submit once, open a result, tell what an error means. */
@NullMarked
package reelay.provider.exchange;

import org.jspecify.annotations.NullMarked;
