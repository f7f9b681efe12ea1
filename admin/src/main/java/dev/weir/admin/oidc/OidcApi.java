package dev.weir.admin.oidc;

import dev.weir.admin.account.Role;
import dev.weir.admin.account.Vain;
import dev.weir.admin.api.Desk;
import dev.weir.admin.api.SignIn;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Cookies;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.admin.oidc.Vouching.Reason;
import dev.weir.admin.session.Refusals;
import dev.weir.admin.session.Subject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code /sign-in/oidc}: to the provider and back. It leads nowhere but to the provider, to {@code /}, and to the sign-in page
 * with one of a few words for what went wrong; what that was in full goes to the log.
 *
 * @param refusals is told of those whom the provider does not vouch for
 * @param label what stands on the button
 */
public record OidcApi(Desk desk, Cookies cookies, OidcSignIn signIn, Refusals refusals, String label)
    implements
      SignIn {

  /** Where the provider sends people back to. */
  public static final String CALLBACK = "/sign-in/oidc/callback";

  private static final System.Logger LOG = System.getLogger(OidcApi.class.getName());

  @Override
  public String name() {
    return "oidc";
  }

  @Override
  public Object shown() {
    return label;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/sign-in/oidc", new Access.Open(), this::begin),
        Route.get(CALLBACK, new Access.Open(), this::finish));
  }

  private Answer begin(Request request) {
    try {
      OidcSignIn.Departure away = signIn.begin();
      return cookies.keepingDeparture(Reply.redirect(away.to().toString()), away.cookie(),
          OidcSignIn.PATIENCE);
    } catch (IOException e) {
      return refused(Reason.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  private Answer finish(Request request) throws IOException {
    Optional<String> cookie = cookies.departure(request.fields());
    Reply reply = switch (signIn.finish(cookie.orElse(""), request.params().values())) {
      case Vouching.Refused(Reason reason, String detail) -> {
        if (reason != Reason.UNREACHABLE) {
          refusals.note(new Vain(Vain.What.OPENID, "(" + reason.word() + ")"), request.client(), false);
        }
        yield refused(reason, detail);
      }
      case Vouching.Vouched person ->
        Reply.redirect("/").withFieldsOf(desk.signedIn(request, subject(person), "OpenID Connect"));
    };
    return cookies.keepingDeparture(reply, "", Duration.ZERO);
  }

  /** Issuer and subject make the name: neither a person's name nor an address of e-mail is anybody's for sure. */
  private static Subject subject(Vouching.Vouched person) {
    Set<Role> roles = person.roles().stream().map(Role::named).flatMap(Optional::stream)
        .collect(Collectors.toSet());
    return new Subject.Outside(person.issuer() + "#" + person.subject(), roles, person.teams());
  }

  private static Reply refused(Reason reason, String detail) {
    LOG.log(Level.WARNING, "nobody was signed in by OpenID Connect: {0}", detail);
    return Reply.redirect("/sign-in?problem=" + reason.word());
  }
}
