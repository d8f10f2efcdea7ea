/**
 * The search space: parameters, branches, values, grids and constraints. Imports nothing of ours.
 */
package io.sparktune.space;
