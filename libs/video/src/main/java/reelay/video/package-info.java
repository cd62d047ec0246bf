/**
 * The words every part of Reelay shares: a video, its status, what became of it, JSON and
 * environment.
 */
@NullMarked
package reelay.video;

import org.jspecify.annotations.NullMarked;
