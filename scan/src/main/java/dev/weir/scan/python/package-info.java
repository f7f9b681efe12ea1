/** Python 2.7 to 3.14 to trees and on to the language-neutral form: never fails, says what it could not read. */
@NullMarked
package dev.weir.scan.python;

import org.jspecify.annotations.NullMarked;
