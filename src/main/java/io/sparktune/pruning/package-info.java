/** Which trials go on: pruners, and the racing of folds. Pure values; no threads, no clocks. */
package io.sparktune.pruning;
