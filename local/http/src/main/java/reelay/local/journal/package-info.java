/** What a stand-in keeps on disk: one line for each thing that happened. */
@NullMarked
package reelay.local.journal;

import org.jspecify.annotations.NullMarked;
