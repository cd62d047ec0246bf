/**
 * Looks whether the provider account can make videos: named checks, one finding each, one verdict,
 * one report in DynamoDB. It asks only for the list of models, which costs nothing.
 */
@NullMarked
package reelay.accesscheck;

import org.jspecify.annotations.NullMarked;
