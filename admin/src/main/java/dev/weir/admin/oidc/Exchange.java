package dev.weir.admin.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import dev.weir.admin.oidc.Vouching.Reason;
import dev.weir.admin.oidc.Vouching.Refused;
import dev.weir.model.Credentials;
import dev.weir.model.net.Host;
import dev.weir.model.settings.AdminRule;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Exchanges a code for an ID token, and takes it at its word only where signature, issuer, audience, times and nonce are right. */
final class Exchange {

  private final AdminRule.Oidc terms;
  private final Credentials credentials;
  private final Outbound outbound;

  Exchange(AdminRule.Oidc terms, Credentials credentials, Outbound outbound) {
    this.terms = terms;
    this.credentials = credentials;
    this.outbound = outbound;
  }

  Vouching vouching(Provider provider, AuthorizationCodeGrant grant, Nonce nonce) {
    TokenResponse response;
    try {
      response = terms.clientSecret().isPresent()
          ? ask(provider, grant, terms.clientSecret().get())
          : ask(provider, grant);
    } catch (IOException e) {
      return new Refused(Reason.UNREACHABLE, "the provider's tokens: " + e.getMessage());
    } catch (ParseException | RuntimeException e) {
      return new Refused(Reason.UNREACHABLE, "the provider's answer holds no tokens");
    }
    if (!(response instanceof OIDCTokenResponse tokens)) {
      return new Refused(Reason.DENIED, "the provider refused the code");
    }
    JWT token = tokens.getOIDCTokens().getIDToken();
    if (!(token instanceof SignedJWT)) {
      return new Refused(Reason.INVALID, "the ID token is not signed");
    }
    try {
      return People.vouching(provider.validator().validate(token, nonce), terms);
    } catch (KeySourceException e) {
      return new Refused(Reason.UNREACHABLE, "the provider's keys cannot be read");
    } catch (BadJOSEException | JOSEException | RuntimeException e) {
      return new Refused(Reason.INVALID, "the ID token does not hold: " + e.getClass().getSimpleName());
    }
  }

  /** A client without a secret is known by its redirect address and PKCE alone. */
  private TokenResponse ask(Provider provider, AuthorizationCodeGrant grant)
      throws IOException, ParseException {
    return ask(new TokenRequest.Builder(provider.metadata().getTokenEndpointURI(),
        new ClientID(terms.clientId()), grant));
  }

  /** The vault lets the secret go to the hosts alone that it is bound to. */
  private TokenResponse ask(Provider provider, AuthorizationCodeGrant grant, String name)
      throws IOException, ParseException {
    URI endpoint = provider.metadata().getTokenEndpointURI();
    Host host = Host.parse(endpoint.getHost())
        .orElseThrow(() -> new IOException("the token endpoint has no host"));
    byte[] opened;
    try (dev.weir.model.Secret kept = credentials.open(name, host)) {
      opened = kept.reveal();
    }
    Secret shown = new Secret(new String(opened, StandardCharsets.UTF_8));
    try {
      return ask(new TokenRequest.Builder(endpoint, authentication(provider, shown), grant));
    } finally {
      shown.erase();
      Arrays.fill(opened, (byte) 0);
    }
  }

  private TokenResponse ask(TokenRequest.Builder request) throws IOException, ParseException {
    return OIDCTokenResponseParser.parse(request.build().toHTTPRequest().send(outbound));
  }

  /** In the header, unless the provider takes the secret in the body alone. */
  private ClientAuthentication authentication(Provider provider, Secret shown) {
    List<ClientAuthenticationMethod> taken = provider.metadata().getTokenEndpointAuthMethods();
    ClientID client = new ClientID(terms.clientId());
    boolean header = taken == null || taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return header ? new ClientSecretBasic(client, shown) : new ClientSecretPost(client, shown);
  }
}
