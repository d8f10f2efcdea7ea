/** Networks whose configurations somebody else wrote, made to fit a study. */
package io.sparktune.model.foreign;
