/** What can go wrong, one by one. */
@NullMarked
package reelay.simulator.fault;

import org.jspecify.annotations.NullMarked;
