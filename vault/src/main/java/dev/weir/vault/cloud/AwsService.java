package dev.weir.vault.cloud;

import dev.weir.model.sign.AwsKey;
import dev.weir.model.sign.SignatureV4;
import dev.weir.vault.web.Ask;
import dev.weir.vault.web.Fields;
import dev.weir.vault.web.Reply;
import dev.weir.vault.web.Web;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A service of AWS that is asked in JSON 1.1, each question signed. */
public record AwsService(URI endpoint, String region, String service, AwsAccount account,
    InstantSource clock) {

  private static final int MOST_BYTES = 1 << 20;

  /**
   * Returns where {@code service} is asked.
   *
   * @param id the service's in variables such as {@code AWS_ENDPOINT_URL_KMS}
   * @param said by the configuration, which comes first
   */
  public static URI endpoint(Environment environment, String region, String service, String id,
      Optional<URI> said) throws IOException {
    Optional<String> text = said.map(URI::toString).or(() -> environment.find("AWS_ENDPOINT_URL_" + id))
        .or(() -> environment.find("AWS_ENDPOINT_URL"));
    String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    return Environment.address(text.orElse("https://" + service + "." + region + domain));
  }

  /**
   * Returns the answer to {@code target}.
   *
   * @param target such as {@code TrentService.Decrypt}
   * @throws IOException where there is none; with the error's name as AWS gives it, and nothing else of the answer
   */
  public Fields ask(String target, String json) throws IOException, InterruptedException {
    Ask ask = Ask.post(endpoint.resolve("/"), "application/x-amz-json-1.1", json).with("X-Amz-Target",
        target);
    try (AwsKey key = account.key()) {
      Reply reply = Web.ask(signed(ask, key), MOST_BYTES);
      if (!reply.isFine()) {
        throw new IOException(ask.authority() + " answered " + reply.status() + error(reply));
      }
      return reply.fields();
    }
  }

  private Ask signed(Ask ask, AwsKey key) {
    SignatureV4 signature = new SignatureV4(clock.instant(), region, service);
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("content-type", ask.headers().getOrDefault("Content-Type", ""));
    fields.put("host", ask.authority());
    fields.put("x-amz-date", signature.time());
    fields.put("x-amz-target", ask.headers().getOrDefault("X-Amz-Target", ""));
    key.token().ifPresent(token -> fields.put("x-amz-security-token", token));
    SignatureV4.Signed signed = new SignatureV4.Signed(ask.method(), ask.address().getRawPath(), List.of(),
        fields, SignatureV4.sha256(ask.body()));
    Ask ready = ask.with("X-Amz-Date", signature.time()).with("Authorization",
        signature.authorization(signed, key));
    return key.token().map(token -> ready.with("X-Amz-Security-Token", token)).orElse(ready);
  }

  /** Errors are called {@code NotFoundException}, or {@code com.amazonaws.kms#NotFoundException}. */
  private static String error(Reply reply) {
    try {
      String type = Fields.parse(reply.body()).find("__type").orElse("");
      String name = type.substring(type.indexOf('#') + 1);
      boolean plain = !name.isEmpty() && name.length() < 80
          && name.chars().allMatch(Character::isLetterOrDigit);
      return plain ? " (" + name + ")" : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Nothing of the account. */
  @Override
  public String toString() {
    return "AwsService[" + endpoint + "]";
  }
}
