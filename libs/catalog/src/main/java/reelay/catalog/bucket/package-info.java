/** The bytes of videos in S3: where they lie, how they get there, links to them. */
@NullMarked
package reelay.catalog.bucket;

import org.jspecify.annotations.NullMarked;
