/** The address of call-backs over a real table. */
package reelay.api.callback;
