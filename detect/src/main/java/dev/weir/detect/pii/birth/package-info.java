/** Dates of birth, in the ways in which people and forms write dates. */
@NullMarked
package dev.weir.detect.pii.birth;

import org.jspecify.annotations.NullMarked;
