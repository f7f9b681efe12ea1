package dev.weir.app.command.exec;

import dev.weir.model.Principal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;

/** A Weir that a program's traffic goes through while the program runs. */
interface Passage extends AutoCloseable {

  /** Returns where its forward proxy listens. */
  InetSocketAddress address();

  /** Returns the proxy as programs are told of it, with {@code host:port} in the place of its own address. */
  URI proxy(String authority);

  /** Returns the certificate that the program has to trust. */
  X509Certificate authority();

  /** Returns the data folder, with the audit log. */
  Path data();

  /** Returns whether the program is the one that called. */
  boolean isTheProgram(Principal who);

  /** Lets calls in flight end, and takes back what was made for the program. */
  @Override
  void close();
}
