/** Seedance on ModelArk: tasks made from contents, found by a list and by a seed of ours. */
@NullMarked
package reelay.provider.seedance;

import org.jspecify.annotations.NullMarked;
