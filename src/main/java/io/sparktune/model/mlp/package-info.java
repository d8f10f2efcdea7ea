/** The multi-layer perceptron as a kind of network. */
package io.sparktune.model.mlp;
