/** What is known about access, kept in a real table of the emulator. */
@NullMarked
package reelay.access;

import org.jspecify.annotations.NullMarked;
