/** The real loop in virtual time: folds that nobody trains, on a cluster that is not there. */
package io.sparktune.simulation;
