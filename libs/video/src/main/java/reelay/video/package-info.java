/**
 * The words every part of Reelay shares: a video, its status, what the steps answer, JSON and
 * environment.
 */
@NullMarked
package reelay.video;

import org.jspecify.annotations.NullMarked;
