/** Numbers that states give to people, companies, documents and vehicles: one file for each country. */
@NullMarked
package dev.weir.detect.pii.national;

import org.jspecify.annotations.NullMarked;
