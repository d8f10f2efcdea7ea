/** Places beside a run's own tables that a study is written to, from its journal. */
package io.sparktune.lake.sinks;
