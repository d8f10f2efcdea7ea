/** Work on files that executors do. Imports nothing. */
package io.sparktune.data.work;
