/** Study files to checked settings: the only place that knows HOCON. */
package io.sparktune.config;
