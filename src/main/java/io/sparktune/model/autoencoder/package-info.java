/** Autoencoders: networks that reconstruct what they read, and predict the error of that. */
package io.sparktune.model.autoencoder;
