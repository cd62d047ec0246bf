/**
 * What is known about the provider account: the report and its parts, what people told about
 * themselves, what the last real submits came to, and how long a change takes to arrive.
 */
@NullMarked
package reelay.access;

import org.jspecify.annotations.NullMarked;
