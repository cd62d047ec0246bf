/**
 * What README and docs show is what happens: their commands run, and the API's page is made of its
 * description.
 */
@NullMarked
package reelay.stack.documents;

import org.jspecify.annotations.NullMarked;
