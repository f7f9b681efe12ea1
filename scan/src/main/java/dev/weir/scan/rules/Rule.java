package dev.weir.scan.rules;

import java.util.stream.Stream;

/** Something that is to be known of a file's egress. Pure, without state. */
interface Rule {

  /** Returns what the rule says of itself. */
  About about();

  /** Returns what the rule has to say of a file, one remark for each place. */
  Stream<Remark> judge(Subject subject);
}
