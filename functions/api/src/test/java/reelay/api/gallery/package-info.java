/** The page and its files, as a browser gets them. */
@NullMarked
package reelay.api.gallery;

import org.jspecify.annotations.NullMarked;
