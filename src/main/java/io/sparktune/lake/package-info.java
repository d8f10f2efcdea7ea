/** Journal and tables on any Hadoop file system. */
package io.sparktune.lake;
