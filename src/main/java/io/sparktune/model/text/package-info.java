/** Networks for texts: embeddings, what makes a vector of them, and dense layers behind it. */
package io.sparktune.model.text;
