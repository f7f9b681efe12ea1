package dev.weir.admin.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.util.Base64UrlUtil;
import dev.weir.testkit.FakeClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class PasskeysTest {

  private static final Optional<String> ANYBODY = Optional.empty();

  private final FakeClock clock = FakeClock.at("2026-11-22T10:00:00Z");
  private final KeptPasskeys store = new KeptPasskeys();
  private final Passkeys passkeys = new Passkeys(() -> new RelyingParty(URI.create("http://localhost:9443")),
      store, clock);
  private final SoftAuthenticator device = new SoftAuthenticator("device");

  PasskeysTest() throws Exception {}

  @Test
  void registersAndProvesWhoIsThere() throws Exception {
    Passkey made = registered("ada", device);
    clock.advance(Duration.ofHours(1));

    assertThat(made.name()).isEqualTo("laptop");
    assertThat(made.transports()).containsExactly("internal");
    assertThat(made.used()).isEmpty();
    assertThat(proveAfter(ANYBODY, device, _ -> {})).isInstanceOfSatisfying(Outcome.Accepted.class, in -> {
      assertThat(in.passkey().account()).isEqualTo("ada");
      assertThat(in.passkey().used()).contains(clock.instant());
      assertThat(in.passkey().counter()).isEqualTo(2);
    });
    assertThat(proveAfter(Optional.of("ada"), device, _ -> {})).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void asksForAPasskeyThatIsKeptAndKnowsItsUser() throws Exception {
    registered("ada", device);

    assertThat(passkeys.toRegister("s", "ada")).contains("\"residentKey\":\"required\"",
        "\"userVerification\":\"required\"", "\"attestation\":\"none\"",
        "\"excludeCredentials\":[{\"type\":\"public-key\",\"id\":\""
            + Base64UrlUtil.encodeToString(device.id));
    assertThat(passkeys.toProve("s", ANYBODY)).contains("\"rpId\":\"localhost\"",
        "\"userVerification\":\"required\"",
        "\"allowCredentials\":[]");
    assertThat(passkeys.toProve("s", Optional.of("ada"))).contains(Base64UrlUtil.encodeToString(device.id));
  }

  @Test
  void letsAnAccountHaveSeveral() throws Exception {
    registered("ada", device);
    SoftAuthenticator second = new SoftAuthenticator("second");
    registered("ada", second);

    assertThat(proveAfter(ANYBODY, device, _ -> {})).isInstanceOf(Outcome.Accepted.class);
    assertThat(proveAfter(ANYBODY, second, _ -> {})).isInstanceOf(Outcome.Accepted.class);
    assertThat(store.of("ada")).extracting(Passkey::handle).hasSize(2).containsOnly(device.handle);
  }

  @Test
  void refusesAnAnswerThatWasSentBefore() throws Exception {
    registered("ada", device);
    device.counter++;
    String answer = device.get(passkeys.toProve("s", ANYBODY));

    assertThat(passkeys.prove("s", ANYBODY, answer)).isInstanceOf(Outcome.Accepted.class);
    assertThat(passkeys.prove("s", ANYBODY, answer)).isInstanceOf(Outcome.Refused.class);
    String creation = device.create(passkeys.toRegister("s", "bob"));
    store.remove("ada", Base64UrlUtil.encodeToString(device.id));
    assertThat(passkeys.register("s", "bob", "one", creation)).isInstanceOf(Outcome.Accepted.class);
    store.remove("bob", Base64UrlUtil.encodeToString(device.id));
    assertThat(passkeys.register("s", "bob", "one", creation)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void refusesAChallengeOfAnotherSessionPurposeOrAccount() throws Exception {
    registered("ada", device);
    device.counter++;

    assertThat(passkeys.prove("s", ANYBODY, device.get(passkeys.toProve("stolen", ANYBODY))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(passkeys.prove("s", ANYBODY, device.get(passkeys.toProve("s", Optional.of("ada")))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(passkeys.prove("s", ANYBODY, device.get(passkeys.toRegister("s", "ada"))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(passkeys.register("s", "bob", "one",
        new SoftAuthenticator("new").create(passkeys.toRegister("s", "ada"))))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void refusesAChallengeThatIsTooOldOrAltered() throws Exception {
    registered("ada", device);
    device.counter++;
    String late = device.get(passkeys.toProve("s", ANYBODY));
    clock.advance(Passkeys.PATIENCE);
    ObjectNode own = JsonMapper.shared().createObjectNode();
    own.putObject("publicKey").put("challenge", Base64UrlUtil.encodeToString(new byte[72]));

    assertThat(passkeys.prove("s", ANYBODY, late)).isInstanceOf(Outcome.Refused.class);
    assertThat(passkeys.prove("s", ANYBODY, device.get(own.toString()))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void refusesAnotherOriginAnotherPartyAndAFrame() throws Exception {
    registered("ada", device);

    assertThat(proveAfter(ANYBODY, device, it -> it.origin = "http://localhost:9444"))
        .isEqualTo(failed("BadOriginException"));
    assertThat(proveAfter(ANYBODY, device, it -> it.origin = "https://localhost:9443"))
        .isEqualTo(failed("BadOriginException"));
    device.origin = "http://localhost:9443";
    assertThat(proveAfter(ANYBODY, device, it -> it.framed = true))
        .isEqualTo(failed("BadTopOriginException"));
    device.framed = false;
    assertThat(proveAfter(ANYBODY, device, it -> it.party = "evil.example"))
        .isEqualTo(failed("BadRpIdException"));
    assertThat(registering("ada", device)).isEqualTo(failed("BadRpIdException"));
  }

  @Test
  void refusesWithoutTheUserBeingVerified() throws Exception {
    registered("ada", device);

    assertThat(proveAfter(ANYBODY, device, it -> it.flags = SoftAuthenticator.PRESENT))
        .isEqualTo(failed("UserNotVerifiedException"));
    assertThat(proveAfter(ANYBODY, device, it -> it.flags = SoftAuthenticator.VERIFIED))
        .isEqualTo(failed("UserNotPresentException"));
    SoftAuthenticator other = new SoftAuthenticator("new");
    other.flags = SoftAuthenticator.PRESENT;
    assertThat(registering("ada", other))
        .isEqualTo(failed("UserNotVerifiedException"));
  }

  @Test
  void refusesThePasskeyOfAnotherAccountAndAnUnknownOne() throws Exception {
    registered("ada", device);
    SoftAuthenticator bobs = new SoftAuthenticator("bobs");
    registered("bob", bobs);

    assertThat(proveAfter(Optional.of("ada"), bobs, _ -> {})).isInstanceOf(Outcome.Refused.class);
    assertThat(proveAfter(ANYBODY, bobs, it -> it.handle = device.handle))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(proveAfter(ANYBODY, new SoftAuthenticator("nobodys"), _ -> {}))
        .isInstanceOf(Outcome.Refused.class);
    SoftAuthenticator thief = new SoftAuthenticator("device");
    thief.handle = device.handle;
    assertThat(proveAfter(ANYBODY, thief, _ -> {})).isEqualTo(failed("BadSignatureException"));
    assertThat(registering("bob", thief)).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 5})
  void tellsThatACounterWentBack(int later) throws Exception {
    device.counter = 5;
    registered("ada", device);

    assertThat(proveAfter(ANYBODY, device, it -> it.counter = later)).isInstanceOfSatisfying(
        Outcome.Cloned.class,
        cloned -> assertThat(cloned.passkey().account()).isEqualTo("ada"));
    assertThat(store.of("ada").getFirst().used()).isEmpty();
  }

  @Test
  void takesAnAuthenticatorThatDoesNotCount() throws Exception {
    device.counter = 0;
    device.flags |= SoftAuthenticator.SYNCED;
    registered("ada", device);

    assertThat(proveAfter(ANYBODY, device, it -> it.counter = 0)).isInstanceOf(Outcome.Accepted.class);
    assertThat(proveAfter(ANYBODY, device, it -> it.flags &= ~SoftAuthenticator.SYNCED))
        .isEqualTo(failed("BadBackupEligibleFlagException"));
  }

  @Test
  void boundsNamesAndNumbers() throws Exception {
    for (int i = 0; i < Passkeys.MOST; i++) {
      registered("ada", new SoftAuthenticator("device" + i));
    }

    assertThat(registering("ada", device)).isInstanceOf(Outcome.Refused.class);
    assertThat(passkeys.register("s", "bob", " ", device.create(passkeys.toRegister("s", "bob"))))
        .isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9443", "https://[::1]", "http://weir.example",
    "https://weir.example/x",
    "https://ada@weir.example", "weir.example", "https://10.0.0.1", "https://Weir.example",
    "ftp://localhost"})
  void saysWhereNoPasskeyCanBe(String origin) {
    assertThatThrownBy(() -> new RelyingParty(URI.create(origin)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Outcome failed(String check) {
    return new Outcome.Refused("it does not verify: " + check);
  }

  private Passkey registered(String account, SoftAuthenticator with) throws Exception {
    return ((Outcome.Accepted) registering(account, with)).passkey();
  }

  private Outcome registering(String account, SoftAuthenticator with) throws Exception {
    return passkeys.register("s", account, "laptop", with.create(passkeys.toRegister("s", account)));
  }

  /** Lets {@code with} answer for {@code account} after one use more and {@code change}. */
  private Outcome proveAfter(Optional<String> account, SoftAuthenticator with,
      Consumer<SoftAuthenticator> change)
      throws Exception {
    with.counter++;
    change.accept(with);
    return passkeys.prove("s", account, with.get(passkeys.toProve("s", account)));
  }
}
