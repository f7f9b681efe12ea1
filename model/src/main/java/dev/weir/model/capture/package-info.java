/** What calls say, kept beside the audit log where a policy asks for it: on which terms, by whom, under whose key. */
@NullMarked
package dev.weir.model.capture;

import org.jspecify.annotations.NullMarked;
