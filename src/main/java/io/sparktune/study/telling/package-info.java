/** The settings by which a study tells of itself. */
package io.sparktune.study.telling;
