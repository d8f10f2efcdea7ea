/** Convolutional networks as a kind of network. */
package io.sparktune.model.cnn;
