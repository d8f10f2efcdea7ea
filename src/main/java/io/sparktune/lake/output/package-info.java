/** Output that appears under its name at once, as a folder of files or as one file. */
package io.sparktune.lake.output;
