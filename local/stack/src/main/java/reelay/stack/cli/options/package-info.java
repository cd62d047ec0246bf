/** What a command line says: words, options, and what is wrong with them. */
@NullMarked
package reelay.stack.cli.options;

import org.jspecify.annotations.NullMarked;
