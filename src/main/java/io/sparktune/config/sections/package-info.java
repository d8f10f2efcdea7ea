/** The sections of a study file, one file each. */
package io.sparktune.config.sections;
