package dev.weir.app.command.audit;

import dev.weir.audit.Period;
import dev.weir.audit.index.Top;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import java.io.IOException;
import java.util.List;

/** Whoever answers questions about what was recorded. */
interface Answers extends AutoCloseable {

  /** Returns what {@code query} finds. */
  Found search(Query query) throws IOException;

  /** Returns what there was most of, or newest, as {@link dev.weir.audit.index.Index#top} does. */
  Top top(Field by, List<Term> terms, Period period, boolean newest, int limit) throws IOException;

  @Override
  void close();
}
