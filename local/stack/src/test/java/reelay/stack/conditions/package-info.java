/** Whether every condition of a write matters to some test. */
package reelay.stack.conditions;
