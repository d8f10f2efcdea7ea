/** A configuration of Deeplearning4j with places for values as a kind of network. */
package io.sparktune.model.template;
