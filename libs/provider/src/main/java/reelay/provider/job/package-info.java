/**
 * What is asked of a provider, and what is seen of it: the job, its parts and what it is known by.
 */
@NullMarked
package reelay.provider.job;

import org.jspecify.annotations.NullMarked;
