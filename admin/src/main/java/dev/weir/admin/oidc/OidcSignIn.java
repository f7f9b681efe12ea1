package dev.weir.admin.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.weir.admin.oidc.Vouching.Reason;
import dev.weir.admin.oidc.Vouching.Refused;
import dev.weir.admin.once.Tickets;
import dev.weir.model.Credentials;
import dev.weir.model.settings.AdminRule;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in by the authorization code flow with PKCE. State, nonce and code verifier are derived from one ticket, which
 * only the browser that began has, in a cookie: an answer that comes by any other browser, late or twice is refused.
 */
public final class OidcSignIn {

  /** How long a person may take at the provider. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String PURPOSE = "oidc";
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration SORE = Duration.ofSeconds(5);

  /**
   * Where to send the browser.
   *
   * @param cookie what to set for the callback's path: {@code HttpOnly}, and {@code SameSite=Lax}, since the way back begins
   *     at another site
   */
  public record Departure(URI to, String cookie) {}

  /** What was learnt of the provider, or why nothing was; until when that is good. */
  private record Learnt(@Nullable Provider provider, String why, Instant until) {}

  private final AdminRule.Oidc terms;
  private final Supplier<URI> redirect;
  private final Exchange exchange;
  private final Outbound outbound;
  private final Tickets tickets;
  private final InstantSource clock;
  private @Nullable Learnt learnt;

  /**
   * Makes one that asks the provider for nothing yet.
   *
   * @param redirect where the provider sends people back to, exactly as it is registered there; asked for when it is needed,
   *     since the port may not be known before
   * @param credentials open the client's secret, where it has one
   */
  public OidcSignIn(AdminRule.Oidc terms, Supplier<URI> redirect, Credentials credentials,
      InstantSource clock) {
    this(terms, redirect, credentials, clock, Duration.ofSeconds(10));
  }

  OidcSignIn(AdminRule.Oidc terms, Supplier<URI> redirect, Credentials credentials, InstantSource clock,
      Duration patience) {
    this.terms = terms;
    this.redirect = redirect;
    this.outbound = new Outbound(patience);
    this.exchange = new Exchange(terms, credentials, outbound);
    this.tickets = new Tickets(PATIENCE, clock);
    this.clock = clock;
  }

  /** Returns where to begin; throws where the provider cannot be asked, which says so in words for an administrator. */
  public Departure begin() throws IOException {
    Provider provider = provider();
    byte[] ticket = tickets.issue(PURPOSE);
    URI to = new AuthenticationRequest.Builder(ResponseType.CODE,
        new Scope(terms.scopes().toArray(String[]::new)),
        new ClientID(terms.clientId()), redirect.get())
        .endpointURI(provider.metadata().getAuthorizationEndpointURI())
        .state(new State(derived(ticket, "state"))).nonce(nonce(ticket))
        .codeChallenge(verifier(ticket), CodeChallengeMethod.S256).build().toURI();
    return new Departure(to, Base64.getUrlEncoder().withoutPadding().encodeToString(ticket));
  }

  /**
   * Returns for whom the provider vouches.
   *
   * @param cookie the one that {@link #begin} gave; empty where the browser sent none
   * @param params what stands behind the question mark of the callback
   */
  public Vouching finish(String cookie, Map<String, String> params) {
    byte[] ticket;
    try {
      ticket = Base64.getUrlDecoder().decode(cookie);
    } catch (IllegalArgumentException e) {
      ticket = new byte[0];
    }
    if (!tickets.holds(ticket, PURPOSE)) {
      return new Refused(Reason.EXPIRED, "no sign-in was begun in this browser, or it took too long");
    }
    Provider provider;
    try {
      provider = provider();
    } catch (IOException e) {
      return new Refused(Reason.UNREACHABLE, String.valueOf(e.getMessage()));
    }
    return finish(ticket, provider, params);
  }

  private Vouching finish(byte[] ticket, Provider provider, Map<String, String> params) {
    AuthenticationResponse response;
    try {
      Map<String, List<String>> lists = new HashMap<>();
      params.forEach((name, value) -> lists.put(name, List.of(value)));
      response = AuthenticationResponseParser.parse(redirect.get(), lists);
    } catch (ParseException | RuntimeException e) {
      return new Refused(Reason.INVALID, "no answer of a provider");
    }
    if (!isStateOf(ticket, response.getState())) {
      return new Refused(Reason.INVALID, "the state is not this browser's");
    }
    if (!isIssuedBy(provider, response.getIssuer())) {
      return new Refused(Reason.INVALID, "the answer is another issuer's (RFC 9207)");
    }
    if (!tickets.spend(ticket)) {
      return new Refused(Reason.EXPIRED, "it was used before");
    }
    AuthorizationCode code = response.indicatesSuccess()
        ? response.toSuccessResponse().getAuthorizationCode()
        : null;
    return code == null
        ? new Refused(Reason.DENIED, "the provider gave no code")
        : exchange.vouching(provider, new AuthorizationCodeGrant(code, redirect.get(), verifier(ticket)),
            nonce(ticket));
  }

  private boolean isStateOf(byte[] ticket, @Nullable State state) {
    return state != null && MessageDigest.isEqual(state.getValue().getBytes(StandardCharsets.UTF_8),
        derived(ticket, "state").getBytes(StandardCharsets.UTF_8));
  }

  private boolean isIssuedBy(Provider provider, @Nullable Issuer issuer) {
    return issuer == null
        ? !provider.metadata().supportsAuthorizationResponseIssuerParam()
        : issuer.getValue().equals(terms.issuer());
  }

  private Nonce nonce(byte[] ticket) {
    return new Nonce(derived(ticket, "nonce"));
  }

  private CodeVerifier verifier(byte[] ticket) {
    return new CodeVerifier(derived(ticket, "verifier"));
  }

  private String derived(byte[] ticket, String use) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(tickets.secret(ticket, use));
  }

  /** One asks for all; a failure is told to everybody for some seconds, so that a provider in trouble is left alone. */
  private synchronized Provider provider() throws IOException {
    Learnt now = learnt;
    if (now == null || !clock.instant().isBefore(now.until())) {
      now = learn();
      learnt = now;
    }
    if (now.provider() == null) {
      throw new IOException(now.why());
    }
    return now.provider();
  }

  private Learnt learn() {
    try {
      return new Learnt(Provider.discover(terms, outbound), "", clock.instant().plus(FRESH));
    } catch (IOException e) {
      return new Learnt(null, "the OpenID provider " + terms.issuer() + ": " + e.getMessage(),
          clock.instant().plus(SORE));
    }
  }
}
