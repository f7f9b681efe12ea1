package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.KeyRing.Check;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.PathPattern;
import dev.weir.model.talk.ModelPattern;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubKeysTest {

  private static final Narrowing CHAT = new Narrowing(Set.of("openai"), Set.of("POST"),
      List.of(PathPattern.parse("/v1/**").orElseThrow()), Optional.of(Set.of(Kind.EMAIL)),
      List.of(Cidr.of("10.0.0.0/8")));

  @TempDir
  Path data;
  private final Scene.SetClock clock = new Scene.SetClock();
  private Vault vault;
  private Keys keys;
  private Keys.Minted root;

  @BeforeEach
  void open() throws VaultException {
    vault = Vault.open(data, MasterKeySource.beside(data), clock);
    keys = vault.keys();
    root = keys.mint("checkout", "", Optional.empty());
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void knowsASubKeyByItsTextAlone() throws Exception {
    Keys.Minted sub = from(root, CHAT);
    assertThat(sub.text()).matches("ws_[0-9A-Za-z_-]+").hasSizeLessThan(300);
    Proof.Key proof = valid(sub);
    assertThat(proof.above()).containsExactly(root.id());
    assertThat(proof.to()).isEqualTo(CHAT);
    assertThat(keys.check(sub.text())).isEqualTo(new Check.Valid(proof, "checkout"));
    assertThat(data.resolve("vault/sub-keys.sealed").toFile().delete()).isTrue();
    vault.close();
    vault = Vault.open(data, MasterKeySource.beside(data), clock);
    keys = vault.keys();
    assertThat(valid(sub)).isEqualTo(proof);
  }

  @Test
  void endsAfterFifteenMinutesUnlessAskedOtherwise() throws Exception {
    Keys.Minted sub = from(root, CHAT);
    Keys.Minted longer = keys.narrow(proof(root), CHAT, "", Optional.of(clock.instant().plusSeconds(3600)));
    clock.millis.addAndGet(Duration.ofMinutes(15).toMillis() - 1001);
    assertThat(keys.check(sub.text())).isInstanceOf(Check.Valid.class);
    clock.millis.addAndGet(1001);
    assertThat(keys.check(sub.text())).isEqualTo(new Check.Invalid("key has expired"));
    assertThat(keys.check(longer.text())).isInstanceOf(Check.Valid.class);
  }

  @Test
  void neverOutlivesItsParent() throws Exception {
    Instant end = clock.instant().plusSeconds(60);
    Keys.Minted brief = keys.mint("checkout", "", Optional.of(end));
    assertThat(from(brief, CHAT).until().orElseThrow()).isBeforeOrEqualTo(end);
    assertThatThrownBy(() -> keys.narrow(proof(brief), CHAT, "", Optional.of(end.plusSeconds(1))))
        .hasMessageContaining("ends before that");
  }

  @Test
  void refusesEveryWayOfAskingForMore() throws Exception {
    Proof.Key parent = valid(from(root, CHAT));
    assertRefused(parent,
        new Narrowing(Set.of("openai", "pay"), Set.of(), List.of(), Optional.empty(), List.of()),
        "the destination pay");
    assertRefused(parent, new Narrowing(Set.of(), Set.of("DELETE"), List.of(), Optional.empty(), List.of()),
        "the method DELETE");
    for (String path : List.of("/**", "/v2/x", "/v1", "/*/models")) {
      assertRefused(parent, new Narrowing(Set.of(), Set.of(), List.of(PathPattern.parse(path).orElseThrow()),
          Optional.empty(), List.of()), "the path " + path);
    }
    assertRefused(parent, new Narrowing(Set.of(), Set.of(), List.of(),
        Optional.of(Set.of(Kind.EMAIL, Kind.IBAN)), List.of()), "the data type IBAN");
    for (String range : List.of("0.0.0.0/0", "8.0.0.0/7", "11.0.0.0/8", "::/0", "::ffff:a00:0/104")) {
      assertRefused(parent, new Narrowing(Set.of(), Set.of(), List.of(), Optional.empty(),
          List.of(Cidr.of(range))), "the address range");
    }
    Proof.Key small = valid(keys.narrow(parent, models("gpt-4o-mini*"), "", Optional.empty()));
    for (String model : List.of("*", "gpt-4o*", "gpt-4o-min", "claude")) {
      assertRefused(small, models(model), "the model " + model);
    }
    assertThat(valid(keys.narrow(small, models("gpt-4o-mini-2"), "", Optional.empty())).to().models())
        .containsExactly(new ModelPattern("gpt-4o-mini-2"));
    Proof.Key nothing = valid(keys.narrow(parent, new Narrowing(Set.of(), Set.of(), List.of(),
        Optional.of(Set.of()), List.of()), "", Optional.empty()));
    assertRefused(nothing, CHAT, "the data type EMAIL");
  }

  private static Narrowing models(String pattern) {
    return new Narrowing(Set.of(), Set.of(), List.of(), Optional.empty(), List.of(),
        List.of(ModelPattern.parse(pattern).orElseThrow()));
  }

  private void assertRefused(Proof.Key parent, Narrowing asked, String what) {
    assertThatThrownBy(() -> keys.narrow(parent, asked, "", Optional.empty()))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("does not have " + what);
  }

  @Test
  void inheritsWhatIsLeftOut() throws Exception {
    Proof.Key parent = valid(from(root, CHAT));
    Proof.Key child = valid(keys.narrow(parent, Narrowing.NONE, "", Optional.empty()));
    assertThat(child.to()).isEqualTo(CHAT);
    assertThat(child.above()).containsExactly(root.id(), parent.id());
  }

  @Test
  void standsAtMostThreeBelowItsRoot() throws Exception {
    Proof.Key at = proof(root);
    for (int depth = 0; depth < 3; depth++) {
      at = valid(keys.narrow(at, Narrowing.NONE, "", Optional.empty()));
    }
    Proof.Key deepest = at;
    assertThatThrownBy(() -> keys.narrow(deepest, Narrowing.NONE, "", Optional.empty()))
        .hasMessageContaining("as deep as keys may be");
  }

  @Test
  void takesItsDescendantsWithItWhenItIsRevoked() throws Exception {
    Keys.Minted child = from(root, CHAT);
    Keys.Minted sibling = from(root, CHAT);
    Keys.Minted grandchild = keys.narrow(valid(child), Narrowing.NONE, "", Optional.empty());
    assertThat(keys.check(grandchild.text())).isInstanceOf(Check.Valid.class);
    keys.revoke(child.id());
    assertThat(keys.check(child.text())).isEqualTo(new Check.Invalid("key is revoked"));
    assertThat(keys.check(grandchild.text()))
        .isEqualTo(new Check.Invalid("the key that it was made from is revoked"));
    assertThat(keys.list()).filteredOn(key -> key.revoked().isPresent()).hasSize(2);
    assertThat(keys.check(sibling.text())).isInstanceOf(Check.Valid.class);
    keys.revoke(root.id());
    assertThat(keys.check(sibling.text()))
        .isEqualTo(new Check.Invalid("the key that it was made from is revoked"));
    assertThatThrownBy(() -> keys.narrow(proof(root), CHAT, "", Optional.empty()))
        .hasMessageContaining("key is revoked");
  }

  @Test
  void endsWhatWasKnownBefore() throws Exception {
    Keys.Minted child = from(root, CHAT);
    Proof.Key proof = valid(child);
    assertThat(keys.ended(proof)).isEmpty();
    try (Vault command = Vault.open(data, MasterKeySource.beside(data), clock)) {
      command.keys().revoke(child.id());
    }
    vault.refresh();
    assertThat(keys.ended(proof)).contains("key is revoked");
    assertThat(keys.ended(proof(root))).isEmpty();
  }

  @Test
  void refusesEveryFlippedBitAndEveryPart() throws Exception {
    String text = from(root, CHAT).text();
    byte[] bytes = Base64.getUrlDecoder().decode(text.substring(3));
    for (int bit = 0; bit < bytes.length * 8; bit += 3) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(keys.check(text(flipped))).isEqualTo(new Check.Invalid("unknown key"));
    }
    for (int length = 0; length < text.length(); length++) {
      assertThat(keys.check(text.substring(0, length))).isInstanceOf(Check.Invalid.class);
    }
  }

  @Test
  void hasOneTextOnly() throws Exception {
    String text = from(root, CHAT).text();
    assertThat(keys.check(text)).isInstanceOf(Check.Valid.class);
    for (String other : List.of(text + "=", text + "==", text + "A", text + "\n", " " + text, text + "\u00e9",
        text.replace("ws_", "WS_"), "ws_" + text)) {
      assertThat(keys.check(other)).isInstanceOf(Check.Invalid.class);
    }
  }

  @Test
  void knowsNoOtherSigner(@TempDir Path elsewhere) throws Exception {
    try (Vault other = Vault.open(elsewhere, MasterKeySource.beside(elsewhere), clock)) {
      Keys.Minted theirs = other.keys().mint("checkout", "", Optional.empty());
      String text = other.keys()
          .narrow(Proof.Key.root(theirs.id(), Optional.empty()), CHAT, "", Optional.empty())
          .text();
      assertThat(keys.check(text)).isEqualTo(new Check.Invalid("unknown key"));
    }
  }

  @Test
  void isNothingWithoutItsRoot() throws Exception {
    SubKeyText texts;
    try (MasterKey master = MasterKey.open(MasterKeySource.beside(data), data.resolve("vault"))) {
      texts = new SubKeyText(master.derive("sub-keys"));
    }
    SubKey orphan = new SubKey(root.id(), "checkout", List.of(new dev.weir.model.KeyId("0".repeat(12))),
        clock.instant().plusSeconds(60), Narrowing.NONE);
    assertThat(keys.check(texts.sign(orphan))).isEqualTo(new Check.Invalid("unknown key"));
  }

  @Test
  void keepsNothingOfATextThatAThiefCouldUse() throws Exception {
    String text = from(root, CHAT).text();
    assertThat(Scene.stolen(data)).doesNotContain(text, text.substring(text.length() - 40));
  }

  private Keys.Minted from(Keys.Minted parent, Narrowing asked) throws VaultException {
    return keys.narrow(proof(parent), asked, "", Optional.empty());
  }

  private Proof.Key proof(Keys.Minted key) throws VaultException {
    return keys.proof(key.id());
  }

  private Proof.Key valid(Keys.Minted key) {
    return keys.check(key.text()) instanceof Check.Valid valid
        ? valid.key()
        : org.assertj.core.api.Assertions.fail("not valid");
  }

  private static String text(byte[] bytes) {
    return "ws_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
