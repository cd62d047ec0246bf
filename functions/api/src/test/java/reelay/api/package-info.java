/** The API, asked as API Gateway asks it. */
@NullMarked
package reelay.api;

import org.jspecify.annotations.NullMarked;
