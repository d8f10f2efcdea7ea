/** The study loop and its ports: runner, journal, observer. */
package io.sparktune.study.loop;
