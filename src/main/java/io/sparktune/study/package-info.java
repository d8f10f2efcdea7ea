/** A study as its events: state, decisions, and the one loop that runs them. */
package io.sparktune.study;
