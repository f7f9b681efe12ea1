package dev.weir.policy.read;

import dev.weir.model.net.Target;
import dev.weir.model.settings.Injection;
import dev.weir.model.settings.Injection.ClientCredentials;
import dev.weir.model.settings.Injection.ClientCredentials.Proof;
import dev.weir.model.settings.Injection.ClientCredentials.Subject;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.util.Map;
import java.util.Optional;

/** Reads {@code credential.oauth2}: where a token is had, what proves the client, and which token is exchanged for it. */
final class ReadGrant {

  private static final String TYPE = "urn:ietf:params:oauth:token-type:";

  private ReadGrant() {}

  static Optional<Injection> read(Table keys, Injection.Header as) {
    try (Table table = keys) {
      Optional<Target> endpoint = table.need("token_url", "name the issuer's token endpoint")
          .flatMap(
              url -> url.as(Target::absolute, "URL", "write one such as https://login.example.com/token"));
      Optional<String> client = table.need("client_id", "name the client that the secret is of")
          .flatMap(Value::text);
      Proof proof = table.find("auth")
          .flatMap(word -> word.oneOf(Map.of("basic", Proof.BASIC, "post", Proof.POST,
              "private_key_jwt", Proof.PRIVATE_KEY)))
          .orElse(Proof.BASIC);
      String scope = table.find("scope").flatMap(Value::text).orElse("");
      String audience = table.find("audience").flatMap(Value::text).orElse("");
      Optional<Subject> subject = table.find("exchange").flatMap(Value::table).flatMap(ReadGrant::subject);
      return endpoint.flatMap(to -> client
          .map(id -> new ClientCredentials(to, id, proof, scope, audience, subject, as)));
    }
  }

  private static Optional<Subject> subject(Table keys) {
    try (Table table = keys) {
      String type = table.find("type").flatMap(word -> word.oneOf(Map.of("jwt", TYPE + "jwt", "access_token",
          TYPE + "access_token", "id_token", TYPE + "id_token"))).orElse(TYPE + "jwt");
      return table.need("secret", "name the secret that is the token to exchange")
          .flatMap(ReadCredential::secret).map(name -> new Subject(name, type));
    }
  }
}
