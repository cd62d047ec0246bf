/** What the models of each provider can do and cost: data with source and date, and its reader. */
@NullMarked
package reelay.provider.models;

import org.jspecify.annotations.NullMarked;
