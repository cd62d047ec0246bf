/** What happens beside a function: the executions that make videos, and the events about them. */
@NullMarked
package reelay.workflow;

import org.jspecify.annotations.NullMarked;
