/** Networks on top of others that were trained before, as a kind of network. */
package io.sparktune.model.transfer;
