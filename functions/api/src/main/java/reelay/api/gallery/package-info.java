/** The page for people: the files of the folder gallery/, with the headers that keep it safe. */
@NullMarked
package reelay.api.gallery;

import org.jspecify.annotations.NullMarked;
