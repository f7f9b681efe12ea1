package dev.weir.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRuleTest {

  @ParameterizedTest
  @ValueSource(strings = {"river otter umbrella", "correct horse battery staple", "Kx9#vQ2!mTz7",
    "zebras dance at noon",
    "пароль для реки", "日本語のとても長い合言葉です"})
  void takesWhatIsLongAndNobodysFirstGuess(String password) {
    assertThat(PasswordRule.flaw(password, "ann")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "elevenchars", "Password1234!", "p4$$w0rd2026!!", "123456789012",
    "aaaaaaaaaaaaaaaa",
    "abcdefghijklmnop", "qwertyuiop1234", "AdminAdminAdmin1", "WelcomeWelcome!", "Summer2026Summer",
    "ann.smith.ann.smith",
    "annsmithannsmith1"})
  void refusesWhatIsTriedFirst(String password) {
    assertThat(PasswordRule.flaw(password, "ann.smith")).isPresent();
  }

  @Test
  void refusesWhatIsTooLongToStretch() {
    assertThat(PasswordRule.flaw("ab-kz9".repeat(50), "ann")).isPresent();
  }
}
