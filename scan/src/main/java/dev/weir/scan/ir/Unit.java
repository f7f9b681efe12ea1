package dev.weir.scan.ir;

import java.util.List;
import java.util.Optional;

/**
 * One file, lowered.
 *
 * @param path as the report names it
 * @param module its dotted name as others import it: {@code pkg.sub.mod}; of a package's {@code __init__.py} the package's
 * @param isPackage whether relative imports start at the module itself
 * @param language {@code python}
 * @param scopes the module's body first
 * @param unread what of it was not read, and where; empty for a file that was read whole
 */
public record Unit(String path, String module, boolean isPackage, String language, int lines,
    List<Scope> scopes,
    Optional<String> unread) {

  public Unit {
    scopes = List.copyOf(scopes);
  }

  /** The strings of a unit by number; each is there once. */
  public static final class Strings {

    private final String[] texts;

    Strings(String[] texts) {
      this.texts = texts;
    }

    public String text(int number) {
      return texts[number];
    }

    public int size() {
      return texts.length;
    }
  }
}
