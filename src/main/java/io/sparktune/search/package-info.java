/** Samplers: which values to try next. */
package io.sparktune.search;
