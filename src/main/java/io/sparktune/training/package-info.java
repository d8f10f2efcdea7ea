/** Training and scoring of folds on an executor: epochs, metrics, trained networks. */
package io.sparktune.training;
