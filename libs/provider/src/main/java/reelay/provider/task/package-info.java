/**
 * Wires whose submits are an array of contents and whose jobs are tasks: what Seedance and MiniMax
 * do alike. What one of them has of its own is a {@link reelay.provider.task.TaskWire}.
 */
@NullMarked
package reelay.provider.task;

import org.jspecify.annotations.NullMarked;
