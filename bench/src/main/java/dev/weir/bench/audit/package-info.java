/** What the audit log takes and gives at volume: records written, verified, indexed and asked for. */
@NullMarked
package dev.weir.bench.audit;

import org.jspecify.annotations.NullMarked;
