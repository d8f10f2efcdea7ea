/** A run as its tables, its manifest and its study file tell it. */
package io.sparktune.report.record;
