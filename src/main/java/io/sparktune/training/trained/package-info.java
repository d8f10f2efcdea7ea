/** A trained model and its files. */
package io.sparktune.training.trained;
