/** The reference image of a request: as a file, as a data: URL or behind an https address. */
@NullMarked
package reelay.api.reference;

import org.jspecify.annotations.NullMarked;
