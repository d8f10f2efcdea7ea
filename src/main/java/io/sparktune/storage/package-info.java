/** File systems as studies use them, and their failures. */
package io.sparktune.storage;
