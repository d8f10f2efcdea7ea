/** A class of the user that makes configurations of values, as a kind of network. */
package io.sparktune.model.own;
