package dev.weir.admin.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.weir.model.settings.AdminRule;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider as its discovery document describes it (OpenID Connect Discovery 1.0), where that can be lived with. */
final class Provider {

  /** Signatures by a public key alone: whoever can verify them can make none. */
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
      JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256,
      JWSAlgorithm.ES384, JWSAlgorithm.ES512);
  private static final int LEAST_RSA_BITS = 2048;

  private final OIDCProviderMetadata metadata;
  private final IDTokenValidator validator;

  private Provider(OIDCProviderMetadata metadata, IDTokenValidator validator) {
    this.metadata = metadata;
    this.validator = validator;
  }

  /** Returns the provider of {@code terms}; throws where it does not answer, or not as it must. */
  static Provider discover(AdminRule.Oidc terms, Outbound outbound) throws IOException {
    String issuer = terms.issuer();
    URI document = address(
        (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
            + "/.well-known/openid-configuration");
    if (!isSafe(document)) {
      throw new IOException("it is not an https address; http is for this machine alone");
    }
    OIDCProviderMetadata metadata;
    try {
      metadata = OIDCProviderMetadata.parse(outbound.retrieveResource(document.toURL()).getContent());
    } catch (ParseException | RuntimeException e) {
      throw new IOException("its discovery document cannot be read", e);
    }
    if (!metadata.getIssuer().getValue().equals(issuer)) {
      throw new IOException(
          "its discovery document is another issuer's; write issuer exactly as the provider does");
    }
    for (URI endpoint : new @Nullable URI[]{metadata.getAuthorizationEndpointURI(),
      metadata.getTokenEndpointURI(),
      metadata.getJWKSetURI()}) {
      if (endpoint == null || !isSafe(endpoint)) {
        throw new IOException("its discovery document lacks an endpoint, or one is not https");
      }
    }
    return new Provider(metadata, validator(terms, metadata, outbound));
  }

  private static IDTokenValidator validator(AdminRule.Oidc terms, OIDCProviderMetadata metadata,
      Outbound outbound)
      throws IOException {
    Set<JWSAlgorithm> algorithms = new HashSet<>(ALGORITHMS);
    List<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs();
    algorithms.retainAll(offered == null ? List.of(JWSAlgorithm.RS256) : offered);
    if (algorithms.isEmpty()) {
      throw new IOException("it signs ID tokens by no algorithm that is taken here: RS, PS or ES");
    }
    JWKSource<SecurityContext> keys = JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), outbound)
        .retrying(false).build();
    JWKSource<SecurityContext> strong = (selector, context) -> keys.get(selector, context).stream()
        .filter(Provider::isStrong).toList();
    return new IDTokenValidator(new Issuer(terms.issuer()), new ClientID(terms.clientId()),
        new JWSVerificationKeySelector<>(algorithms, strong), null);
  }

  private static URI address(String text) throws IOException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IOException("it is no address", e);
    }
  }

  /** Returns whether what is said to {@code address} stays between the two, or on this machine. */
  private static boolean isSafe(URI address) {
    String host = address.getHost();
    boolean here = "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    return host != null && address.getRawUserInfo() == null && address.getRawFragment() == null
        && ("https".equals(address.getScheme()) || here && "http".equals(address.getScheme()));
  }

  private static boolean isStrong(JWK key) {
    return !(key instanceof RSAKey rsa) || rsa.size() >= LEAST_RSA_BITS;
  }

  OIDCProviderMetadata metadata() {
    return metadata;
  }

  IDTokenValidator validator() {
    return validator;
  }
}
