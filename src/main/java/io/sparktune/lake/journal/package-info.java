/** The journal as files, its lock, and folds taken over from earlier runs. */
package io.sparktune.lake.journal;
