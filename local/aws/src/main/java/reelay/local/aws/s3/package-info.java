/** S3 on a folder of this machine: s3proxy with its file-system store, in this process. */
@NullMarked
package reelay.local.aws.s3;

import org.jspecify.annotations.NullMarked;
