/** The places beside its own tables that a study is written to, while it runs and afterwards. */
package io.sparktune.run.sinks;
