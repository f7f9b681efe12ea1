/** Machines and vehicles, by which the people who use them are told. */
@NullMarked
package dev.weir.detect.pii.device;

import org.jspecify.annotations.NullMarked;
