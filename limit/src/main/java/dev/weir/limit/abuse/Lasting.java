package dev.weir.limit.abuse;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is remembered beyond the end of the process. */
interface Lasting {

  void write(DataOutput out) throws IOException;

  /** Takes what was written in the place of what it has. */
  void read(DataInput in) throws IOException;
}
