/** Classes of the user's jars. */
package io.sparktune.extension;
