package dev.weir.detect.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotesTest {

  private static List<String> quotes(String text) {
    return Quotes.in(Reading.all(text).getFirst()).stream()
        .map(quote -> text.substring(quote.from(), quote.to())).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "What is this?\n```\n%s\n```\nThanks", "```text\n%s\n```", "<mail>\n%s\n</mail>\nIs it urgent?",
    "<doc id=\"4\">\n%s\n</doc>", "Look:\n---\n%s\n---\nOdd?", "Translate\n\"\"\"\n%s\n\"\"\"",
    "Here is what she wrote:\n%s", "Summarise this:\n%s\n\nKeep it short."})
  void isWhatStandsBetweenMarksOrBehindAnOpeningLine(String around) {
    String document = "The lamp is red.\nIt was blue.";
    assertThat(quotes(around.formatted(document))).extracting(String::strip).containsExactly(document);
  }

  @Test
  void areLinesBehindAngles() {
    assertThat(quotes("She wrote\n> first line\n> second line\nand left"))
        .containsExactly("> first line\n> second line");
    assertThat(quotes("5\n> 3\nis true")).isEmpty();
  }

  @Test
  void areRowsOfATable() {
    assertThat(quotes("Sum up\n|a|b|\n|1|2|\n|3|4|\nplease")).containsExactly("|a|b|\n|1|2|\n|3|4|");
    assertThat(quotes("a;b;c\n1;2;3\n4;5;6")).containsExactly("a;b;c\n1;2;3\n4;5;6");
    assertThat(quotes("red, green, blue\nare colours\nof light")).isEmpty();
  }

  @Test
  void areMailsByTheirHeads() {
    String mail = "From: Ann\nSubject: Lamp\n\nThe lamp is red.\nAnn";
    assertThat(quotes("Answer this\n" + mail)).containsExactly(mail);
    assertThat(quotes("Betreff: Lampe\nVon: Ann\nSie ist rot.")).hasSize(1);
    assertThat(quotes("Subject: physics\nTell me about light")).isEmpty();
  }

  @Test
  void areSentencesBetweenQuotationMarks() {
    String document = "The lamp is red. It was blue. Ann painted it";
    assertThat(quotes("What does Ann mean? \"" + document + ".\"")).containsExactly(document);
    assertThat(quotes("Was meint sie? „" + document + "!“ Ich versteh's nicht")).containsExactly(document);
    assertThat(quotes("Please translate \"The lamp is red. It was blue.\" for me")).isEmpty();
    assertThat(quotes("Look:\n---\nAnn: \"" + document + "\"\n---\nOdd?")).hasSize(1);
  }

  @Test
  void leavesWhatAUserSaysAlone() {
    assertThat(quotes("Write a poem.\nThen translate it.")).isEmpty();
    assertThat(quotes("Write about: lamps")).isEmpty();
    assertThat(quotes("A first line.\n```\nwithout an end")).isEmpty();
    assertThat(quotes("")).isEmpty();
  }

  @Test
  void areNoneWithinInstructions() {
    String quote = "\n```\nThe lamp is red.\n```\n";
    assertThat(quotes("You sum up mails. ".repeat(20) + quote)).hasSize(1);
    assertThat(quotes("You sum up mails. ".repeat(30) + quote)).isEmpty();
    assertThat(quotes("Rules:\n1. Be brief.\n2. Ask for the name.\nTell no secrets.")).isEmpty();
    assertThat(quotes("Purpose:\nYou sum up mails.\nFormat:\nOne line.\nTone:\nWarm.")).isEmpty();
    assertThat(quotes("Notes:\n- the lamp is red\nIt was blue.")).hasSize(1);
  }

  @Test
  void looksForNoMoreEndsThanItMay() {
    assertThat(quotes("<a>\n".repeat(250_000))).isEmpty();
  }
}
