package dev.weir.app.command.exec;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** What programs are told by their environment: where the proxy is, and whom to trust. */
final class Environment {

  /** Of curl, git, Python, Node and Go; some read the one spelling and some the other. */
  private static final List<String> PROXIES = List.of("HTTP_PROXY", "http_proxy", "HTTPS_PROXY",
      "https_proxy", "ALL_PROXY", "all_proxy", "WSS_PROXY", "wss_proxy");

  private static final List<String> EXCEPTIONS = List.of("NO_PROXY", "no_proxy");

  /** What stays on this machine leaves nobody's system. */
  private static final String THIS_MACHINE = "localhost,127.0.0.1,::1";

  /** Each takes the place of the system's own certificates: OpenSSL and Go, Python's requests and pip, curl, git, and others. */
  private static final List<String> WHOLE_BUNDLES = List.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "PIP_CERT",
      "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "AWS_CA_BUNDLE", "CARGO_HTTP_CAINFO", "DENO_CERT",
      "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", "HTTPLIB2_CA_CERTS", "NIX_SSL_CERT_FILE");

  static final String JAVA_OPTIONS = "JAVA_TOOL_OPTIONS";

  private Environment() {}

  /** Sets in {@code variables} what a program needs that is to use {@code proxy} and to trust {@code roots}. */
  static void tell(Map<String, String> variables, URI proxy, Roots roots) {
    PROXIES.forEach(name -> variables.put(name, proxy.toString()));
    EXCEPTIONS.forEach(name -> variables.put(name, THIS_MACHINE));
    WHOLE_BUNDLES.forEach(name -> variables.put(name, roots.bundle().toString()));
    variables.put("NODE_EXTRA_CA_CERTS", roots.alone().toString());
    variables.put("NODE_USE_ENV_PROXY", "1");
    String before = variables.getOrDefault(JAVA_OPTIONS, "");
    variables.put(JAVA_OPTIONS, (before + " " + java(proxy, roots)).strip());
  }

  private static String java(URI proxy, Roots roots) {
    String host = proxy.getHost();
    int port = proxy.getPort();
    return "-Dhttp.proxyHost=" + host + " -Dhttp.proxyPort=" + port + " -Dhttps.proxyHost=" + host
        + " -Dhttps.proxyPort=" + port + " -Dhttp.nonProxyHosts=localhost|127.*|[::1]"
        + " -Djavax.net.ssl.trustStore=" + roots.store() + " -Djavax.net.ssl.trustStoreType=PKCS12"
        + " -Djavax.net.ssl.trustStorePassword=" + Roots.STORE_PASSWORD;
  }
}
