package dev.weir.admin.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.weir.admin.oidc.Vouching.Reason;
import dev.weir.admin.oidc.Vouching.Refused;
import dev.weir.admin.oidc.Vouching.Vouched;
import dev.weir.model.settings.AdminRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the claims of a valid ID token come to here. */
final class People {

  /** OpenID Connect Core 1.0, section 2. */
  private static final int LONGEST_SUBJECT = 255;
  private static final int LONGEST_NAME = 128;
  private static final List<String> NAMES = List.of("preferred_username", "name", "email");

  private People() {}

  static Vouching vouching(IDTokenClaimsSet claims, AdminRule.Oidc terms) {
    String subject = claims.getSubject().getValue();
    if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      return new Refused(Reason.INVALID,
          "the subject is longer than 255 characters, or not of ASCII's visible ones");
    }
    boolean forUsAlone = claims.getAudience().size() == 1
        && (claims.getAuthorizedParty() == null
            || claims.getAuthorizedParty().getValue().equals(terms.clientId()));
    if (!forUsAlone) {
      return new Refused(Reason.INVALID, "the ID token is for others as well");
    }
    Set<String> groups = groups(claims.getClaim(terms.groups()));
    Set<String> roles = mapped(groups, terms.roles());
    if (roles.isEmpty()) {
      return new Refused(Reason.NO_ROLE, "none of the person's " + groups.size() + " groups has a role here");
    }
    return new Vouched(claims.getIssuer().getValue(), subject, name(claims), roles,
        mapped(groups, terms.teams()));
  }

  /** A claim of one group may be written without a list around it. */
  private static Set<String> groups(@Nullable Object claim) {
    Stream<?> values = claim instanceof List<?> list ? list.stream() : Stream.ofNullable(claim);
    return values.filter(String.class::isInstance).map(String.class::cast).collect(Collectors.toSet());
  }

  private static Set<String> mapped(Set<String> groups, Map<String, String> to) {
    return groups.stream().map(to::get).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** Returns a name to show: one line, and not too long of one. */
  private static String name(IDTokenClaimsSet claims) {
    String name = NAMES.stream().map(claims::getStringClaim).filter(Objects::nonNull)
        .filter(each -> !each.isBlank())
        .findFirst().orElse(claims.getSubject().getValue());
    return name.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
