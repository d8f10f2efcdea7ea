/** The text of a study file as others see it: permissions, places and problems. */
package io.sparktune.config.text;
