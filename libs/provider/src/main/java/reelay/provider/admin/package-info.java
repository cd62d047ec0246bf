/** What an organization's admin key can tell: read, never changed. */
@NullMarked
package reelay.provider.admin;

import org.jspecify.annotations.NullMarked;
