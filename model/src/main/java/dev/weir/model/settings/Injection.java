package dev.weir.model.settings;

import dev.weir.model.net.Target;
import java.util.Optional;

/** How a secret proves Weir: shown in a request, exchanged for a token, or used to sign it. */
public sealed interface Injection {

  /**
   * Shown in a field.
   *
   * @param format the field's value, with {@code {}} where the secret goes
   */
  record Header(String name, String format) implements Injection {

    /** As RFC 6750 has it. */
    public static final Header BEARER = new Header("Authorization", "Bearer {}");
  }

  /** Shown as a parameter of the query. */
  record Query(String parameter) implements Injection {}

  /** The password of {@code user} (RFC 7617). */
  record Basic(String user) implements Injection {}

  /**
   * What a client shows that has a token for itself (RFC 6749 section 4.4), or for another token (RFC 8693).
   *
   * @param scope words apart by blanks; empty text for the endpoint's own choice
   * @param audience empty text where none is asked for
   * @param subject the token that is exchanged; empty where the client asks for itself
   * @param as how the token is shown
   */
  record ClientCredentials(Target endpoint, String client, Proof proof, String scope, String audience,
      Optional<Subject> subject, Header as) implements Injection {

    /** How the secret proves the client. */
    public enum Proof {
      /** Client secret in the field {@code Authorization} (RFC 6749 section 2.3.1). */
      BASIC,
      /** Client secret in the body. */
      POST,
      /** Private key of an assertion (RFC 7523 section 2.2). */
      PRIVATE_KEY
    }

    /**
     * A token of somebody's that is exchanged.
     *
     * @param secret its name
     * @param type such as {@code urn:ietf:params:oauth:token-type:jwt}
     */
    public record Subject(String secret, String type) {}
  }

  /** AWS Signature Version 4; the secret is {@code ID:KEY} or {@code ID:KEY:SESSION-TOKEN}. */
  record Aws(String region, String service, boolean inQuery) implements Injection {

    /** Returns whether a body that is not read can be sent: only S3 takes one that is not signed. */
    public boolean streams() {
      return service.equals("s3");
    }
  }

  /**
   * The key of an HMAC over parts of the request.
   *
   * @param sign what is signed, with {@code {method}}, {@code {host}}, {@code {path}}, {@code {query}}, {@code {target}},
   *     {@code {timestamp}}, {@code {body}}, {@code {body_sha256}} and {@code {header:NAME}} in it
   * @param format the field's value, with {@code {}} where the signature goes, and {@code {timestamp}}
   * @param stamp the field that tells the time on its own
   */
  record Hmac(Algorithm algorithm, Encoding encoding, String sign, String header, String format, Clock clock,
      Optional<String> stamp) implements Injection {

    public static final String BODY = "{body}";
    public static final String BODY_HASH = "{body_sha256}";

    /** Returns whether the body is signed, which it has to be read for. */
    public boolean signsBody() {
      return sign.contains(BODY) || sign.contains(BODY_HASH);
    }

    /** Under which hash. */
    public enum Algorithm {
      SHA256("HmacSHA256"), SHA384("HmacSHA384"), SHA512("HmacSHA512");

      private final String jca;

      Algorithm(String jca) {
        this.jca = jca;
      }

      /** Returns what the JDK calls it. */
      public String jca() {
        return jca;
      }
    }

    /** How the signature is spelled. */
    public enum Encoding {
      HEX, BASE64, BASE64URL
    }

    /** How the time is spelled. */
    public enum Clock {
      UNIX, UNIX_MS, ISO8601
    }
  }
}
