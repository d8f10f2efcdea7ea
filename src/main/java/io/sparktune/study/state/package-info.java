/** The state of a study as a fold over its events. */
package io.sparktune.study.state;
