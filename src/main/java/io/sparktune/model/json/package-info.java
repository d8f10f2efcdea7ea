/** The JSON of network configurations in files of strangers. */
package io.sparktune.model.json;
