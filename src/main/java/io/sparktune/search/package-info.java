/** Samplers: rules that suggest values for the next trial. */
package io.sparktune.search;
