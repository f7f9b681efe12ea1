package dev.weir.scan.egress;

import java.util.List;
import java.util.Optional;

/**
 * Everything that the analysis establishes of one file.
 *
 * @param capable the libraries imported that could send: {@code requests}
 * @param unread what of it was not read, and where; empty for a file that was read whole
 */
public record FileFacts(String path, String language, int lines, List<Egress> egress, List<Hidden> hidden,
    List<HardCoded> constants, List<String> capable, Optional<String> unread) {

  public FileFacts {
    egress = List.copyOf(egress);
    hidden = List.copyOf(hidden);
    constants = List.copyOf(constants);
    capable = List.copyOf(capable);
  }

  /** Returns whether there is nothing for a rule to judge. */
  public boolean isEmpty() {
    return egress.isEmpty() && hidden.isEmpty() && constants.isEmpty();
  }
}
