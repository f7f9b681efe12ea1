package dev.weir.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateOfBirthTest {

  @ParameterizedTest
  @ValueSource(strings = {"1985-03-12", "03/12/1985", "12.03.1985", "12. 03. 1985", "3/1/85", "1985/03/12",
    "19850312",
    "12 March 1985", "12th of March 1985", "March 12, 1985", "Mar 12 1985", "12-Mar-1985", "12. März 1985",
    "12 de marzo de 1985", "12 mars 1985", "May 5th, 1990", "12 Dezember 1985"})
  void findsTheDateInWhateverWayItIsWritten(String date) {
    assertThat(Found.in("She was born on " + date + ".")).containsExactly("DATE_OF_BIRTH " + date);
    assertThat(Found.in("birthDate|" + date + "|")).containsExactly("DATE_OF_BIRTH " + date);
  }

  @Test
  void passesOverOtherDates() {
    assertThat(Found.in("born free, released 2.5.1")).isEmpty();
    assertThat(Found.in("invoice date 1985-03-12")).isEmpty();
    assertThat(Found.in("born 1985-13-12 or 31/31/1985")).isEmpty();
    assertThat(Found.in("born in 1985 in a town of 12000 people")).isEmpty();
  }
}
