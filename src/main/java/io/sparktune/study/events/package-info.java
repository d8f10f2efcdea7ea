/** The events of a study, as its journal keeps them. */
package io.sparktune.study.events;
