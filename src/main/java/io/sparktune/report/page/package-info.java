/** The page of a study: one file that a browser shows without any other. */
package io.sparktune.report.page;
