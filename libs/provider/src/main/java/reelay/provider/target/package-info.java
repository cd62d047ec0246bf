/** Which providers a deployment has, and who makes the models that its apps ask for. */
@NullMarked
package reelay.provider.target;

import org.jspecify.annotations.NullMarked;
