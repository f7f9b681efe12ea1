package dev.weir.detect.check;

/** Dates inside of codes. */
public final class Day {

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Day() {}

  /** Returns whether there is such a day in some year. */
  public static boolean exists(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
  }

  /** Returns whether there is such a day in {@code year}. */
  public static boolean exists(int year, int month, int day) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return exists(month, day) && (month != 2 || day < 29 || leap);
  }

  /** Returns whether {@code code} has year, month and day, two digits each, from {@code at}. */
  public static boolean yymmdd(String code, int at) {
    return exists(Weights.number(code, at + 2, at + 4), Weights.number(code, at + 4, at + 6));
  }

  /** Returns whether {@code code} has day, month and year, two digits each, from {@code at}. */
  public static boolean ddmmyy(String code, int at) {
    return exists(Weights.number(code, at + 2, at + 4), Weights.number(code, at, at + 2));
  }

  /** Returns whether {@code code} has a year from 1850 to 2050, a month and a day from {@code at}. */
  public static boolean yyyymmdd(String code, int at) {
    int year = Weights.number(code, at, at + 4);
    return year >= 1850 && year <= 2050
        && exists(year, Weights.number(code, at + 4, at + 6), Weights.number(code, at + 6, at + 8));
  }
}
