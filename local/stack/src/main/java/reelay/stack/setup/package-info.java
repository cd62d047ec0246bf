/** What is known before anything starts: ports, folders, keys, and what happens when it fails. */
@NullMarked
package reelay.stack.setup;

import org.jspecify.annotations.NullMarked;
