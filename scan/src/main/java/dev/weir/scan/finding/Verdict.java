package dev.weir.scan.finding;

import java.util.Locale;

/** What a file, or one place in it, does with data; from the harmless to the grave, but for {@link #FAILED}. */
public enum Verdict {

  /** Nothing leaves. */
  NONE,
  /** It could send: a client is there, no call that sends. */
  CAPABLE,
  /** It fetches; nothing but the address goes out. */
  DOWNLOAD_ONLY,
  /** Data leaves. */
  SENDS,
  /** Personal data, secrets or what people wrote leave. */
  SENDS_SENSITIVE,
  /** What it does is hidden: code made from decoded strings. */
  OPAQUE,
  /** It was not read, or not wholly: nothing is claimed. */
  FAILED;

  /** Returns the spelling of reports: {@code sends-sensitive}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
