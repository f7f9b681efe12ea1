/** How numbers and codes that people and companies are registered under are declared and recognised. */
@NullMarked
package dev.weir.detect.pii.id;

import org.jspecify.annotations.NullMarked;
