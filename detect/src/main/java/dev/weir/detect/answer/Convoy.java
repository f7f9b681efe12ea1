package dev.weir.detect.answer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells whether the addresses of one answer that are asked for as soon as they are shown spell a word of the conversation
 * together, a little each: in their queries, the last names of their paths, or the names before one domain.
 */
final class Convoy {

  private static final int MOST_DOMAINS = 64;
  /** Whole words may be there by right; a word that is spelled is spelled in small parts. */
  private static final int LONGEST_PART = 4;
  private static final int LONGEST = 256;

  private final Conversation conversation;
  private final Map<String, StringBuilder> spelled = new LinkedHashMap<>();

  Convoy(Conversation conversation) {
    this.conversation = conversation;
  }

  /** Returns whether {@code url} ends such a word. */
  boolean spells(Url url) {
    if (!url.loads()) {
      return false;
    }
    String host = url.hostText().toLowerCase(Locale.ROOT);
    int domain = host.lastIndexOf('.', host.lastIndexOf('.') - 1);
    String name = host.substring(domain + 1);
    String path = url.path();
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.indexOf('.');
    return spells("?" + name, url.query()) || spells("/" + name, dot < 0 ? last : last.substring(0, dot))
        || domain > 0 && spells("." + name, host.substring(0, domain));
  }

  private boolean spells(String where, String part) {
    String letters = part.substring(part.lastIndexOf('=') + 1);
    if (letters.isEmpty() || letters.length() > LONGEST_PART
        || spelled.size() >= MOST_DOMAINS && !spelled.containsKey(where)) {
      return false;
    }
    StringBuilder all = spelled.computeIfAbsent(where, _ -> new StringBuilder());
    all.append(letters);
    all.delete(0, Math.max(0, all.length() - LONGEST));
    return conversation.isSpelledIn(all.toString());
  }
}
