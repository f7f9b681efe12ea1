package dev.weir.detect.secrets;

import dev.weir.detect.engine.Text;

/** Values that stand without quotes, as in a shell's line. */
final class Bare {

  private Bare() {}

  /**
   * Returns where the value ends that begins at {@code from}: before a space, a control, a character beyond ASCII or one of
   * {@code stops}, or where it is {@code longest} bytes long.
   */
  static int end(Text text, int from, int longest, String stops) {
    int to = from;
    while (to < from + longest && text.at(to) > ' ' && text.at(to) < 0x7f
        && stops.indexOf(text.at(to)) < 0) {
      to++;
    }
    return to;
  }
}
