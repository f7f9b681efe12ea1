package dev.weir.model.settings;

/** Which versions of HTTP an upstream is spoken to in, whichever its caller speaks. */
public enum HttpVersions {
  /** Over TLS, HTTP/2 where the upstream agrees to it; HTTP/1.1 everywhere else. */
  NEGOTIATED,
  /** HTTP/1.1 alone. */
  ONE,
  /** HTTP/2 alone, in the plain by prior knowledge. */
  TWO
}
