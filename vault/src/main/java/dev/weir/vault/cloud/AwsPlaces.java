package dev.weir.vault.cloud;

import dev.weir.model.Secret;
import dev.weir.vault.cloud.AwsAccount.Granted;
import dev.weir.vault.web.Ask;
import dev.weir.vault.web.Fields;
import dev.weir.vault.web.Reply;
import dev.weir.vault.web.Web;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The places where AWS puts the key of whoever runs a program, in the order of its own libraries: variables, a web identity
 * (EKS), a container's address (ECS, EKS Pod Identity), the instance's metadata, version 2. Source: AWS SDKs and Tools Reference
 * Guide, "Standardized credential providers"; EC2 user guide, "Use the Instance Metadata Service".
 */
public record AwsPlaces(Environment environment, String region) implements AwsAccount.Source {

  private static final int MOST_BYTES = 64 << 10;
  private static final String INSTANCE = "http://169.254.169.254";
  private static final String CONTAINER = "http://169.254.170.2";
  private static final String POD = "http://169.254.170.23";
  private static final String TOKEN_SECONDS = "60";

  /** Returns the key in {@code file}, {@code ID:SECRET} or {@code ID:SECRET:TOKEN}, which is read anew each time. */
  public static AwsAccount.Source in(Path file) {
    return () -> new Granted(Secret.own(Files.readString(file).strip().getBytes(StandardCharsets.US_ASCII)),
        Instant.EPOCH);
  }

  @Override
  public Granted key() throws IOException, InterruptedException {
    Optional<String> id = environment.find("AWS_ACCESS_KEY_ID");
    Optional<String> secret = environment.find("AWS_SECRET_ACCESS_KEY");
    if (id.isPresent() && secret.isPresent()) {
      return Granted.of(id.get(), secret.get(), environment.find("AWS_SESSION_TOKEN").orElse(""),
          Instant.MAX);
    }
    Optional<String> identity = environment.find("AWS_WEB_IDENTITY_TOKEN_FILE");
    if (identity.isPresent()) {
      return webIdentity(Path.of(identity.get()));
    }
    Optional<URI> container = container();
    return container.isPresent() ? ofContainer(container.get()) : ofInstance();
  }

  private Granted webIdentity(Path file) throws IOException, InterruptedException {
    String role = environment.find("AWS_ROLE_ARN")
        .orElseThrow(() -> new IOException("AWS_WEB_IDENTITY_TOKEN_FILE is set, and AWS_ROLE_ARN is not"));
    String session = environment.find("AWS_ROLE_SESSION_NAME").orElse("weir");
    String form = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=" + encoded(role)
        + "&RoleSessionName=" + encoded(session) + "&WebIdentityToken="
        + encoded(Files.readString(file).strip());
    URI endpoint = AwsService.endpoint(environment, region, "sts", "STS", Optional.empty());
    Reply reply = Web.ask(Ask.post(endpoint.resolve("/"), "application/x-www-form-urlencoded", form),
        MOST_BYTES);
    if (!reply.isFine()) {
      throw new IOException("AWS STS answered " + reply.status() + " for the role " + role);
    }
    return StsAnswer.read(reply.body());
  }

  private Optional<URI> container() throws IOException {
    Optional<String> relative = environment.find("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    if (relative.isPresent()) {
      return Optional.of(URI.create(CONTAINER).resolve(relative.get()));
    }
    Optional<String> full = environment.find("AWS_CONTAINER_CREDENTIALS_FULL_URI");
    if (full.isEmpty()) {
      return Optional.empty();
    }
    boolean agent = full.get().startsWith(CONTAINER + "/") || full.get().startsWith(POD + "/");
    return Optional.of(agent ? URI.create(full.get()) : Environment.address(full.get()));
  }

  private Granted ofContainer(URI address) throws IOException, InterruptedException {
    Optional<String> file = environment.find("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    Optional<String> token = file.isPresent()
        ? Optional.of(Files.readString(Path.of(file.get())).strip())
        : environment.find("AWS_CONTAINER_AUTHORIZATION_TOKEN");
    Ask ask = Ask.get(address);
    return granted(
        Web.ask(token.map(text -> ask.with("Authorization", text)).orElse(ask), MOST_BYTES).fields());
  }

  private Granted ofInstance() throws IOException, InterruptedException {
    if (environment.find("AWS_EC2_METADATA_DISABLED").filter("true"::equalsIgnoreCase).isPresent()) {
      throw nowhere();
    }
    URI service = URI.create(environment.find("AWS_EC2_METADATA_SERVICE_ENDPOINT").orElse(INSTANCE));
    try {
      Reply token = Web.ask(Ask.get(service.resolve("/latest/api/token")).by("PUT")
          .with("X-aws-ec2-metadata-token-ttl-seconds", TOKEN_SECONDS), MOST_BYTES);
      String roles = "/latest/meta-data/iam/security-credentials/";
      Reply role = metadata(service.resolve(roles), token);
      return granted(metadata(service.resolve(roles + role.body().utf8().strip()), token).fields());
    } catch (IOException e) {
      throw nowhere();
    }
  }

  private static Reply metadata(URI address, Reply token) throws IOException, InterruptedException {
    Reply reply = token.isFine()
        ? Web.ask(Ask.get(address).with("X-aws-ec2-metadata-token", token.body().utf8()), MOST_BYTES)
        : token;
    if (!reply.isFine()) {
      throw new IOException("it answered " + reply.status());
    }
    return reply;
  }

  private static Granted granted(Fields fields) throws IOException {
    try {
      return Granted.of(fields.text("AccessKeyId"), fields.text("SecretAccessKey"),
          fields.find("Token").orElse(""), Instant.parse(fields.text("Expiration")));
    } catch (DateTimeException e) {
      throw new IOException("the key's Expiration is no time");
    }
  }

  private static IOException nowhere() {
    return new IOException(
        "no key for AWS: neither variables (AWS_ACCESS_KEY_ID), a web identity, a container's role nor an"
            + " instance's role gives one");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
