/** Request bodies, JSON and multipart, as one set of named fields. */
@NullMarked
package reelay.api.form;

import org.jspecify.annotations.NullMarked;
