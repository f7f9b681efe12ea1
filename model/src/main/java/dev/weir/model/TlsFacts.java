package dev.weir.model;

/**
 * How a connection to an upstream was secured.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipher by the name that IANA has for it
 * @param application what both have agreed to speak (ALPN), such as {@code h2}; empty text where they have not
 * @param certificate SHA-256 of the upstream's certificate, 64 hexadecimal digits
 */
public record TlsFacts(String protocol, String cipher, String application, String certificate) {}
