/**
 * What may vary in a study: parameters, their branches and their values. Imports nothing of ours.
 */
package io.sparktune.space;
