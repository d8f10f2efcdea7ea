/** The real loop in virtual time, with modelled or recorded folds. */
package io.sparktune.simulation;
