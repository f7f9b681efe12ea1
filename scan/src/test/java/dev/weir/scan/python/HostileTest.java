package dev.weir.scan.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.ir.Dump;
import dev.weir.scan.ir.Unit;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to break a parser. Where one of these took more than linear time, it would take hours. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileTest {
  private static final int NESTED = 20_000;
  private static final int LONG = 1_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{", "f(", "a[", "{1:", "f'{", "f'{x:{", "lambda:", "not ", "-", "2**",
    "`", "x if y else ",
    "await ", "(yield ", "(a:=", "[x for x in ", "*", "if x:", "else:", "class A:", "with (", "match(",
    "def f(a=", "@(",
    "print ", "lambda x=", "''f'''{", "from a import ("})
  void whatNestsTooDeepIsPassedOver(String piece) {
    Unit unit = lower("before()\nx = " + piece.repeat(NESTED) + "\nclass After: pass\n");
    assertThat(unit.scopes().getFirst().code()).isNotEmpty();
    lower(piece.repeat(NESTED) + ")]}'".repeat(NESTED));
  }

  @Test
  void theRestOfAFileThatNestsTooDeepIsRead() {
    Unit unit = lower("x = " + "(".repeat(NESTED) + "1" + ")".repeat(NESTED) + "\nsend(x)\n");
    assertThat(unit.unread()).hasValue("line 1: nested too deep to be read");
    assertThat(Dump.of(unit)).contains("name 'send'");
  }

  @Test
  void blocksThatNestTooDeepArePassedOver() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      text.repeat(' ', i).append("if x:\n");
    }
    text.repeat(' ', 2000).append("y()\nsend()\n");
    Unit unit = lower(text.toString());
    assertThat(unit.unread()).isPresent();
    assertThat(Dump.of(unit)).contains("name 'send'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a + ", ".b(c)", "[0]", "a, ", "a; ", "x = ", "a < ", "a or ", "match x; ",
    "with (a; ", "with (a ",
    "'s' ", "f'{a}' ", "f(a, ", "\\N{", "f'\\N{' ", "( def ", "é(b) + ", "{**a, ", "lambda a, ", "#",
    "\"\"\"", "'", "\\", "x:",
    "import a.b, ", "from a import b as c, ", "except a, ", "elif a: ", "case x: ", "a if b else ",
    "global a, ", "return(",
    "\t", "\f", "$", "$!", "\0", "0x", "1_", "1e", "...", "!", "f\"{a!r:{b}}\" "})
  void longLinesTakeLinearTime(String piece) {
    assertThat(lower(piece.repeat(LONG / piece.length())).lines()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n", "\"\"\"\n", "(\n", "def f():\n", "(def f(\n", "'''\ndef a():\n",
    "if a:\n b\nelif c:\n d\n", " \n",
    "match x:\n case y: z\n", "@d\n", "try:\n", "x = '''\n", "f'''{\n", "\\\n", "\r", "#\n"})
  void manyLinesTakeLinearTime(String piece) {
    assertThat(lower(piece.repeat(LONG / 4 / piece.length())).lines()).isPositive();
  }

  @Test
  void aLineOfTwoMegabytesIsRead() {
    Unit unit = lower("x = '" + "\u00e9".repeat(1 << 20) + "'\nsend(" + "'a', ".repeat(1 << 19) + ")\n");
    assertThat(unit.unread()).isEmpty();
    assertThat(unit.lines()).isEqualTo(2);
  }

  @Test
  void manyAlternativesTakeLinearTime() {
    assertThat(lower("if a: b()\n" + "elif c: d = e()\n".repeat(20_000)).unread()).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreRead() {
    byte[] bytes = new byte[1 << 20];
    new Random(1).nextBytes(bytes);
    assertThat(new Python().lower("m.py", "m", false, bytes).unread()).isPresent();
  }

  @Test
  void everyPrefixOfAFileIsRead() {
    String text = "\ufeffdef f(a, *b: 'x' = 1):\n  '''d'''\n  with a as b: return f\"{x!r:>{y}}\" + '\\x41'\nmatch x:\n  case {1: y}: z\n";
    for (int i = 0; i < text.length(); i++) {
      assertThat(lower(text.substring(0, i)).lines()).isPositive();
    }
  }

  @Test
  void codingsAreHeeded() {
    assertThat(text("# -*- coding: latin-1 -*-\nx = '\u00e9'".getBytes(ISO_8859_1))).contains("\u00e9");
    assertThat(text("#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\u00e9'".getBytes(ISO_8859_1)))
        .contains("\u00e9");
    assertThat(text("\ufeffx = '\u00e9'".getBytes(UTF_16LE))).contains("\u00e9");
    Unit hidden = new Python().lower("m.py", "m", false, "# coding: utf-7\n+AG8-s\n".getBytes(UTF_8));
    assertThat(hidden.unread()).hasValue("line 1: a coding that is not known");
  }

  private static String text(byte[] file) {
    return Dump.of(new Python().lower("m.py", "m", false, file));
  }

  private static Unit lower(String text) {
    return new Python().lower("m.py", "m", false, text.getBytes(UTF_8));
  }
}
