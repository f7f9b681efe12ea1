package dev.weir.detect.secrets;

import dev.weir.detect.engine.Detector;
import java.util.List;

/**
 * Private keys without the lines round them: the base64 of DER by its first bytes (RFC 8017, RFC 5915, RFC 8410), of OpenSSH's
 * format, and of a whole PEM file, as variables and manifests hold them.
 */
final class BarePrivateKey {

  static final List<Detector> ALL = Service.family("proves to be its owner",
      Service.service("bare-private-key", "RFC 5958, RFC 8017, RFC 5915, RFC 8410, OpenSSH PROTOCOL.key")
          .shaped("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC{base64:30-6000}", "MIIEvgIBADANBgkqhkiG9w0BAQEFAASC{base64:30-6000}",
              "MIIEvwIBADANBgkqhkiG9w0BAQEFAASC{base64:30-6000}", "MIIJQgIBADANBgkqhkiG9w0BAQEFAASC{base64:30-6000}",
              "MIIJQwIBADANBgkqhkiG9w0BAQEFAASC{base64:30-6000}", "MIIEowIBAAKCAQEA{base64:40-6000}",
              "MIIEpAIBAAKCAQEA{base64:40-6000}", "MIIEpQIBAAKCAQEA{base64:40-6000}", "MIIJKAIBAAKCAgEA{base64:40-6000}",
              "MIIJKQIBAAKCAgEA{base64:40-6000}", "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg{base64:40-200}",
              "MHcCAQEEI{base64:60-200}", "MC4CAQAwBQYDK2VwBCIEI{base64:40-60}", "b3BlbnNzaC1rZXktdjEAAAAA{base64:40-6000}"),
      Service.service("wrapped-private-key", "RFC 7468, encoded in base64")
          .shaped("LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVkt{base64:40-8000}", "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0t{base64:40-8000}",
              "LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0t{base64:40-8000}",
              "LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUgS0VZ{base64:40-8000}",
              "LS0tLS1CRUdJTiBFTkNSWVBURUQgUFJJVkFURSBLRVkt{base64:40-8000}"));

  private BarePrivateKey() {}
}
