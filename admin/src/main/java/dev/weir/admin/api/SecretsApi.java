package dev.weir.admin.api;

import dev.weir.admin.account.Changes;
import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.model.Secret;
import dev.weir.model.net.HostPattern;
import dev.weir.model.settings.AdminRule.TwoPerson;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Secrets;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/secrets}: credentials by name. A value goes in; it comes out by {@code reveal} alone, for a person who is an
 * admin and has just proven that, and on record before it does. On record are fingerprints, never a value.
 */
public record SecretsApi(Vault vault, Supplier<Settings> settings, Approvals approvals, Changes changes) {

  private static final String ALL = "/api/secrets";
  private static final String ONE = ALL + "/{name}";
  private static final Access SEE = Access.role(Role.OPERATOR, Scope.SECRETS);
  private static final Access SET = new Access.Of(Role.OPERATOR, Scope.SECRETS, Access.Proof.FRESH, false);
  private static final Access REPLACE = new Access.Of(Role.ADMIN, Scope.ROTATE, Access.Proof.FRESH, false);
  private static final Access REVEAL = new Access.Of(Role.ADMIN, Scope.SECRETS, Access.Proof.FRESH_PERSON,
      false);

  private record New(@Nullable String value, @Nullable List<@Nullable String> hosts) {
    @Override
    public String toString() {
      return "New[secret]";
    }
  }

  private record Next(@Nullable String value) {
    @Override
    public String toString() {
      return "Next[secret]";
    }
  }

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.get(ALL, SEE, this::list), Route.put(ONE, SET, this::set),
        Route.post(ONE + "/rotate", REPLACE, this::rotate), Route.post(ONE + "/reveal", REVEAL, this::reveal),
        Route.delete(ONE, REPLACE, this::remove));
  }

  private Answer list(Request request) throws IOException {
    return Reply.json(200, vault.secrets().list().stream().map(SecretsApi::told).toList());
  }

  /** Sets what is not there yet; to replace a value takes more. */
  private Answer set(Request request) throws IOException {
    New asked = request.body(New.class);
    String name = request.name("name");
    if (find(name).isPresent()) {
      throw new Refused(Refused.Why.TAKEN, "there is a secret " + name + ": rotate it, or remove it first");
    }
    if (settings.get().secrets().containsKey(name)) {
      throw new Refused(Refused.Why.TAKEN, name + " is kept outside of the vault: change it there");
    }
    List<HostPattern> hosts = asked.hosts() == null
        ? settings.get().recipients(name).toList()
        : List.copyOf(Words.all(asked.hosts(), "hosts", HostPattern::parse));
    if (hosts.isEmpty()) {
      throw new Refused(Refused.Why.UNFIT,
          "nothing uses this secret: name the hosts that it may go to");
    }
    byte[] value = value(name, asked.value());
    try {
      Secrets.Listed set = vault.secrets().set(name, value, hosts);
      changes.put(request.who().name(), "secret set", name, "was none; now " + said(set));
      return Reply.json(201, told(set));
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }

  private Answer rotate(Request request) throws IOException {
    Secrets.Listed before = existing(request);
    byte[] value = value(before.name(), request.body(Next.class).value());
    try {
      Optional<Reply> first = approvals.missing(request, TwoPerson.ROTATE, before.name());
      if (first.isPresent()) {
        return first.get();
      }
      Secrets.Listed next = vault.secrets().rotate(before.name(), value);
      changes.put(request.who().name(), "secret rotated", before.name(),
          "was " + said(before) + "; now " + said(next));
      return Reply.json(200, told(next));
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }

  private Answer remove(Request request) throws IOException {
    Secrets.Listed before = existing(request);
    Optional<Reply> first = approvals.missing(request, TwoPerson.ROTATE, before.name());
    if (first.isPresent()) {
      return first.get();
    }
    changes.put(request.who().name(), "secret removed", before.name(), "was " + said(before));
    vault.secrets().remove(before.name());
    return Reply.none();
  }

  private Answer reveal(Request request) throws IOException {
    Secrets.Listed listed = existing(request);
    Optional<Reply> first = approvals.missing(request, TwoPerson.REVEAL, listed.name());
    if (first.isPresent()) {
      return first.get();
    }
    changes.put(request.who().name(), "secret revealed", listed.name(), said(listed));
    try (Secret secret = vault.secrets().reveal(listed.name())) {
      byte[] value = secret.reveal();
      try {
        return Reply.json(200,
            Json.object("name", listed.name(), "value", new String(value, StandardCharsets.UTF_8)));
      } finally {
        Arrays.fill(value, (byte) 0);
      }
    }
  }

  private Optional<Secrets.Listed> find(String name) throws IOException {
    return vault.secrets().list().stream().filter(secret -> secret.name().equals(name)).findFirst();
  }

  private Secrets.Listed existing(Request request) throws IOException {
    return find(request.name("name"))
        .orElseThrow(() -> new Refused(Refused.Why.MISSING, "there is no such secret"));
  }

  private byte[] value(String name, @Nullable String text) throws IOException {
    byte[] value = Words.needed(text, "value").getBytes(StandardCharsets.UTF_8);
    Optional<String> flaw = new SecretFit(settings.get(), vault).flaw(name, value);
    if (flaw.isPresent()) {
      Arrays.fill(value, (byte) 0);
      throw new Refused(Refused.Why.UNFIT, "the value will not do: " + flaw.get());
    }
    return value;
  }

  private static String said(Secrets.Listed secret) {
    return "version " + secret.version() + ", fingerprint " + secret.fingerprint();
  }

  private static Map<String, @Nullable Object> told(Secrets.Listed secret) {
    return Json.object("name", secret.name(), "version", secret.version(), "created",
        secret.created().toString(),
        "hosts", secret.boundTo().stream().map(Object::toString).toList(), "fingerprint",
        secret.fingerprint());
  }
}
