/** Pruners: rules that end trials by their learning curves. Pure values; no threads, no clocks. */
package io.sparktune.pruning;
