/** What is counted while videos are made, in lines of the log that CloudWatch makes metrics of. */
@NullMarked
package reelay.video.metric;

import org.jspecify.annotations.NullMarked;
