/** Reads template.yaml as CloudFormation and SAM would, into what the local stack has to start. */
@NullMarked
package reelay.stack.template;

import org.jspecify.annotations.NullMarked;
